"""How do templates become a message? Ours, and those of a user in their place."""

import logging
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import lru_cache

from jinja2 import (
    ChoiceLoader,
    DictLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from watcher.alerts.hostile import clean, one_line
from watcher.alerts.views import View
from watcher.errors import AlertTemplateError
from watcher.model.alert import Message

log = logging.getLogger(__name__)

# Mail clients show 60 to 120 characters; phones cut earlier, so the fact comes soon.
MAX_SUBJECT = 180
#: Name and source of each template that a user has put in the place of ours.
Own = tuple[tuple[str, str], ...]
_PACKAGE = "watcher.alerts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """
    Language ("it" or "en") and time zone of messages, and the user's templates.

    When it is *strict*, a mistake in one of these is an error.
    """

    language: str
    zone: tzinfo
    templates: Own = ()
    strict: bool = False


def render(
    name: str, key: str, view: View, style: Style, *, thread: tuple[str, ...] = ()
) -> Message:
    """
    Fill the templates called *name* with *view*: subject, plain text and HTML.

    An alert must not be lost by a template of the user that does not fit it: ours
    takes its place.

    Raises:
        AlertTemplateError: a template of the user does not fit, and *style* is strict.
    """
    try:
        return _rendered(name, key, view, style, thread)
    except AlertTemplateError as error:
        if style.strict:
            raise
        log.warning("template failed", extra={"error": str(error)})
        return _rendered(name, key, view, replace(style, templates=()), thread)


def _rendered(
    name: str, key: str, view: View, style: Style, thread: tuple[str, ...]
) -> Message:
    page: View = {**view, "language": style.language}

    def fill(part: str) -> str:
        return _fill(f"{style.language}/{name}.{part}.j2", page, style.templates)

    page["subject"] = one_line(fill("subject"), limit=MAX_SUBJECT)
    return Message(
        key=key,
        subject=page["subject"],
        text=clean(fill("txt")) + "\n",
        html=fill("html"),
        thread=thread,
    )


def known_templates() -> list[str]:
    """Name every template that a user may replace, as "it/news.txt.j2"."""
    found = _environment(()).list_templates()
    return [name for name in found if name.endswith(".j2")]


def _fill(name: str, page: View, own: Own) -> str:
    try:
        return _environment(own).get_template(name).render(page)
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        if not own:
            raise
        raise AlertTemplateError(_where(error, name), _in_words(error)) from None


def _where(error: Exception, name: str) -> str:
    """Name the template that holds the mistake: one that it includes may."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or name}, line {error.lineno}"
    return name


def _in_words(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error.name}"'
    return one_line(str(error), limit=200) or type(error).__name__


@lru_cache(maxsize=8)
def _environment(own: Own) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([DictLoader(dict(own)), PackageLoader(_PACKAGE)]),
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
