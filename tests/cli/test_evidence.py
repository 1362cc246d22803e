"""Does a person see where an article says what the profile asks for?"""

import pytest

from relevance.builders import a_profile, an_article, judge
from watcher.cli.evidence import show_evidence
from watcher.model.profile import Group

GROUP = Group(label="g", any=("terremoto", "sisma"), also=(("Norcia",),))


def shown(
    capsys: pytest.CaptureFixture[str], title: str, body: str, *, group: Group = GROUP
) -> list[str]:
    """Return the lines that are printed for an article."""
    article = an_article(title, body)
    show_evidence(article, judge(a_profile(group), article))
    return capsys.readouterr().out.splitlines()


def test_each_sentence_is_whole_and_its_forms_are_marked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One line for the sentence, one for the terms that its forms stand for."""
    body = "Nessun ferito. Le scosse sismiche si sentono\u00a0a Norcia, dice lui."
    lines = shown(capsys, "Terremoto a Norcia", body)

    assert lines[0] == "  [Terremoto] a [Norcia]"
    assert lines[1] == "    any: sisma, terremoto; also: Norcia"
    assert lines[2].startswith("  Le ")
    assert lines[2].endswith("a [Norcia], dice lui.")
    assert not any("ferito" in line for line in lines)


def test_forms_that_overlap_are_marked_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The longest stretch counts, however many terms it stands for."""
    group = Group(label="g", any=("sciopero dei treni", "sciopero"))
    lines = shown(capsys, "Lo sciopero dei treni", "Fermi.", group=group)

    assert lines[0] == "  Lo [sciopero dei treni]"


def test_a_long_list_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    """Twelve sentences are enough for a person; the rest is counted."""
    body = " ".join("Un terremoto a Norcia." for _ in range(20))
    lines = shown(capsys, "Terremoto", body)

    assert "more sentences" in lines[-1]
    assert len(lines) == 2 * 12 + 1


def test_signs_from_strangers_are_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    """An escape sequence in an article does not reach the terminal."""
    lines = shown(capsys, "Terremoto \x1b[31ma Norcia", "Fine.")

    assert "\x1b" not in "".join(lines)


def test_nothing_found_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """An article without a hit has no evidence."""
    assert shown(capsys, "Il festival apre", "Musica per tutti.") == []
