"""Do the pages say what the program does? Commands, options, keys, links, JSON."""

import re
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from support.pages import PAGES, README, ROOT, anchors, links, shell_commands, spans
from watcher.cli.root import COMMANDS, cli
from watcher.config.shapes import FeedsFile, ProfileFile, WatcherFile

# The words that everything uses: code, tables, commands and mails.
HOUSE_WORDS = {
    *("feed", "entry", "article", "outlet", "profile", "group", "term", "match"),
    *("score", "claim", "slot", "source", "origin", "ledger", "novelty", "reason"),
    *("corroboration", "contradiction", "repeat", "reprint", "baseline", "alert"),
    *("channel", "delivery", "digest", "verdict"),
}
NAMES: dict[str, type[BaseModel]] = {
    "watcher.toml": WatcherFile,
    "feeds.toml": FeedsFile,
    "profiles": ProfileFile,
}


def parsed(words: list[str]) -> tuple[click.Command, list[str]]:
    """Follow the command names of *words*; return the last one and what is left."""
    command: click.Command = cli
    rest = words[1:]
    while isinstance(command, click.Group) and rest:
        inner = command.get_command(click.Context(command), rest[0])
        if inner is None:
            break
        command, rest = inner, rest[1:]
    return command, rest


def options_of(command: click.Command) -> set[str]:
    """Return the options that *command* takes."""
    context = click.Context(command, help_option_names=["-h", "--help"])
    return {name for param in command.get_params(context) for name in param.opts}


def keys_of(shape: type[BaseModel]) -> set[str]:
    """Return the keys of a configuration file, those of its tables too."""
    keys: set[str] = set()
    for name, field in shape.model_fields.items():
        keys.add(name)
        for inner in _shapes_in(field.annotation):
            keys |= keys_of(inner)
    return keys


def _shapes_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    inner = getattr(annotation, "__args__", ())
    return [shape for part in inner for shape in _shapes_in(part)]


def table_commands() -> list[list[str]]:
    """Return the words of each command in the first column of README's tables."""
    cells = re.findall(
        r"^\| (`watcher .*?) \|", README.read_text("utf-8"), re.MULTILINE
    )
    calls = [call for cell in cells for call in re.findall(r"`([^`]+)`", cell)]
    return [call.replace("[", " ").replace("]", " ").split() for call in calls]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help(name: str) -> None:
    """README's table names it, and `--help` says what it does."""
    shown = CliRunner().invoke(cli, [name, "--help"])
    command = cli.get_command(click.Context(cli), name)

    assert ["watcher", name] in [words[:2] for words in table_commands()]
    assert shown.exit_code == 0
    assert command is not None
    assert command.help


def test_every_command_of_the_readme_exists() -> None:
    """The table names no command, subcommand or option that is not there."""
    for words in table_commands():
        command, rest = parsed(words)

        assert command is not cli, words
        assert {w for w in rest if w.startswith("-")} <= options_of(command), words
        taken = all(w.isupper() or w.strip(".").isupper() for w in rest if w[0] != "-")
        assert taken, f"no such command: {words}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_shell_lines_name_commands_and_options_that_exist(page: Path) -> None:
    """A reader can type every line that begins with `watcher`."""
    for words in shell_commands(page):
        command, rest = parsed(words)
        options = {w.partition("=")[0] for w in rest if w.startswith("-")}

        assert options <= options_of(command), words
        assert not isinstance(command, click.Group) or not rest or options, words


def test_the_readme_has_shell_lines_to_check() -> None:
    """The test above does not pass because it finds nothing."""
    names = {words[1] for words in shell_commands(README)}

    assert {"init", "poll", "run", "alerts", "why", "completion"} <= names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    """The file is there, and so is the heading after the hash."""
    for link in links(page):
        if link.startswith("https://"):
            continue
        path, _, heading = link.partition("#")
        target = (page.parent / path).resolve() if path else page

        assert target.exists(), link
        assert not heading or heading in anchors(target), link


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_on_the_configuration_page(name: str) -> None:
    """A key that a file may hold has its row."""
    known = spans(ROOT / "docs" / "configuration.md")
    tables = {word.strip("[]") for word in known}

    assert keys_of(NAMES[name]) <= known | tables


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_in_the_starter_configuration(name: str) -> None:
    """A reader of the starter meets every key, in use or in a comment."""
    place = ROOT / "config" / name
    files = sorted(place.glob("*.toml")) if place.is_dir() else [place]
    text = "\n".join(file.read_text("utf-8") for file in files)

    for key in sorted(keys_of(NAMES[name])):
        written = rf"^\s*(# )?(\[+{key}\]+|{key}\s*=)"
        named = rf"^#.*`{key}`"
        assert re.search(f"{written}|{named}", text, re.MULTILINE), key


def test_every_word_of_the_house_is_in_the_glossary() -> None:
    """The words of code, tables and mails are explained, in order of the alphabet."""
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    words = re.findall(r"^\| \*\*(.+?)\*\* \|", text, re.MULTILINE)

    assert set(words) >= HOUSE_WORDS
    assert words == sorted(words)


def test_every_dependency_has_its_reason() -> None:
    """Decision 0006 has a row for each dependency of pyproject.toml, and no other."""
    page = ROOT / "docs" / "decisions" / "0006-dependencies.md"
    chosen = page.read_text("utf-8").partition("Refused:")[0]
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {re.split(r"[<>=]", d)[0] for d in listed["project"]["dependencies"]}

    rows = re.findall(r"^\| (\w[\w-]*) \|", chosen, re.MULTILINE)

    assert sorted(rows) == sorted({*wanted, "package"})


def test_reasons_of_verdicts_are_those_of_the_code() -> None:
    """The words that how-it-works quotes are written in the room that judges."""
    page = ROOT / "docs" / "how-it-works.md"
    table = page.read_text("utf-8").partition("| reason in the verdict |")[2]
    rows = table.partition("\n\n")[0].splitlines()[2:]
    quoted = [w for row in rows for w in re.findall(r"`([^`]+)`", row.split("|")[2])]
    files = sorted((ROOT / "src" / "watcher" / "claims").glob("*.py"))
    code = "".join(file.read_text("utf-8") for file in files)

    assert len(quoted) >= 8
    assert [words for words in quoted if words not in code] == []


def test_every_decision_is_half_a_page_of_three_parts() -> None:
    """Problem, choice, what we gave up; numbered without gaps."""
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text("utf-8")
        heads = re.findall(r"^\*\*(.+?)\.\*\*$", text, re.MULTILINE)
        assert heads == ["Problem", "Choice", "What we gave up"], page.name
        assert text.startswith(f"# {page.name[:4]} "), page.name
