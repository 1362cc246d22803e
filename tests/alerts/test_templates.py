"""Can a user write the messages, and does a mistake lose none? With real templates."""

import logging
from dataclasses import replace

import pytest

from alerts.builders import ENGLISH, ITALIAN, some_news
from support.claims import a_claim, a_verdict
from watcher.alerts.compose import Told, compose_news
from watcher.alerts.examples import check_templates, examples
from watcher.alerts.rendering import Style, known_templates
from watcher.errors import AlertTemplateError

NEWS = "it/news.txt.j2"


def own(*templates: tuple[str, str]) -> Style:
    """Return a style with *templates* in the place of ours."""
    return replace(ITALIAN, templates=templates)


def test_the_user_writes_subject_text_and_html() -> None:
    """Each by itself; what is not replaced stays ours."""
    style = own(
        ("it/news.subject.j2", "!! {{ profile }}: {{ lead.fact }}"),
        (NEWS, "{{ subject }}\nvedi {{ id }}"),
    )

    message = compose_news(some_news(), style)

    assert message.subject.startswith("!! Ponte sul golfo: «La riapertura")
    assert message.text == f"{message.subject}\nvedi m12\n"
    assert message.html == compose_news(some_news(), own()).html.replace(
        compose_news(some_news(), own()).subject, message.subject
    )


def test_the_layout_of_all_mails_can_be_replaced() -> None:
    """Ours extend it, whoever wrote it."""
    style = own(("layout.html.j2", "<main>{% block content %}{% endblock %}</main>"))

    assert all((m.html or "").startswith("<main>") for _, m in examples(style))


def test_strangers_words_are_escaped_in_templates_of_the_user_too() -> None:
    """In HTML; a line break never reaches a subject."""
    told = Told(claim=a_claim(sentence="<b>Riapre</b> il ponte."), verdict=a_verdict())
    style = own(
        ("it/news.html.j2", "{{ lead.sentence }}"),
        ("it/news.subject.j2", "a\r\nBcc: x@e.org {{ lead.kind }}"),
    )

    message = compose_news(some_news(told), style)

    assert message.html == "«&lt;b&gt;Riapre&lt;/b&gt; il ponte.»"
    assert message.subject == "a Bcc: x@e.org fatto nuovo"


@pytest.mark.parametrize(
    "source",
    [
        "{{ lead.nothing_of_this_name }}",
        "{{ 1 / 0 }}",
        "{{ lead.fact",
        "{% include 'absent.j2' %}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{% for x in range(10 ** 9) %}x{% endfor %}",
    ],
    ids=["unknown", "arithmetic", "syntax", "absent", "out of the box", "endless"],
)
def test_a_mistake_in_a_template_loses_no_alert(source, caplog) -> None:
    """Ours takes its place, and the log names the file."""
    with caplog.at_level(logging.WARNING, "watcher"):
        message = compose_news(some_news(), own((NEWS, source)))

    assert message == compose_news(some_news(), ITALIAN)
    (record,) = caplog.records
    assert record.error.startswith(NEWS)

    with pytest.raises(AlertTemplateError, match=NEWS):
        check_templates(own((NEWS, source)))


def test_a_template_that_fits_some_messages_only_is_found_out() -> None:
    """It is tried on one with everything and on one with little."""
    only_signed = "{{ article.origin }} {{ match.groups | join }}"

    with pytest.raises(AlertTemplateError, match=r"news\.txt\.j2"):
        check_templates(own((NEWS, only_signed)))


def test_a_name_that_is_none_of_ours_is_an_error_with_a_hint() -> None:
    """A file that nobody reads would be a riddle."""
    with pytest.raises(AlertTemplateError, match=r'did you mean "it/news\.txt\.j2"'):
        check_templates(own(("it/new.txt.j2", "x")))


@pytest.mark.parametrize("style", [ITALIAN, ENGLISH], ids=["it", "en"])
def test_our_own_templates_fit_every_message(style) -> None:
    """And each kind has an example."""
    check_templates(style)
    kinds = {name for name, _ in examples(style)}
    ours = {n.split("/")[1].split(".")[0] for n in known_templates() if "/" in n}

    assert kinds == ours
