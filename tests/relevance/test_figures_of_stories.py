"""Is a story known again by its figures, hours and days?"""

from dataclasses import replace

import pytest

from relevance.builders import a_profile, an_article
from relevance.following import Follower
from watcher.model.match import STORY
from watcher.model.profile import Group

PROFILE = a_profile(
    Group(label="treno", any=("deragliamento", "convoglio"), all=("Valmora",))
)
EARLIER = (
    "Deragliamento a Valmora: il convoglio esce alle 6.47, ventitré feriti.",
    "Valmora, il deragliamento delle 6.47: il convoglio andava a 131 all'ora.",
    "Il convoglio di Valmora andava a 131 all'ora: ventitré feriti, due gravi.",
)
OTHERS = ("Il sindaco apre la fiera.", "Piove a Roccadoro.")


def a_reader(texts: tuple[str, ...] = (*EARLIER, *OTHERS)) -> Follower:
    """Return a matcher that has read some articles."""
    return Follower(PROFILE, texts)


def test_an_hour_to_the_minute_stands_for_the_place():
    """Who followed the story knows which train that was."""
    body = "Alle 6.47 il macchinista frenava già, dice il perito."
    match = a_reader().read(an_article("Il convoglio correva", body))

    assert match.relevant
    assert match.parts[-1].name == STORY
    assert "6.47" in match.parts[-1].reason
    assert "6.47" in {hit.surface for hit in match.hits if hit.role == STORY}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("Alle 6.47", "Alle 6.47 a 131 all'ora.", id="no-term"),
        pytest.param("Il convoglio correva", "Era mattina.", id="no-figure"),
        pytest.param("Il convoglio correva", "Ventitré feriti.", id="one-count"),
        pytest.param("Il convoglio correva", "Alle 6.30 frenava.", id="other-hour"),
        pytest.param("Convoglio a Roccaferma", "Alle 6.47 frenava.", id="other-place"),
        pytest.param("Fiera", "LEGGI ANCHE\nIl convoglio delle 6.47", id="box"),
    ],
)
def test_what_may_be_chance_does_not(title: str, body: str):
    """A word of the topic and a sharp figure, or two figures; and no other place."""
    assert not a_reader().read(an_article(title, body)).relevant


def test_two_counts_together_are_no_chance():
    """The wounded and the speed of that morning."""
    reader = a_reader((*EARLIER, "Valmora, convoglio: 12 maggio, ventitré feriti."))
    reader.read(an_article("Valmora, il convoglio del 12 maggio", "Era il 12 maggio."))
    body = "Ventitré feriti, il 12 maggio, e nessun colpevole."

    assert reader.read(an_article("Il convoglio della vergogna", body)).relevant


def test_a_figure_of_many_stories_is_of_none():
    """Where half the paper has it, it tells nothing."""
    reader = a_reader()
    for number in range(4):
        told = f"Il treno delle 6.47 per Roma è in ritardo di {number + 5} minuti."
        reader.read(replace(an_article("Pendolari", told), id=f"p{number}"))

    assert not reader.read(an_article("Il convoglio", "Alle 6.47 frenava.")).relevant


def test_a_word_of_every_article_opens_no_figure():
    """A figure counts beside a word of the topic that is hardly used elsewhere."""
    reader = a_reader()
    for number in range(9):
        told = f"Un convoglio di aiuti parte per il fronte, il numero {number + 5}."
        reader.read(replace(an_article("Aiuti", told), id=f"c{number}"))

    assert not reader.read(an_article("Il convoglio", "Alle 6.47 frenava.")).relevant


def test_the_quick_way_finds_the_same():
    """`relevant` finds what `judge` finds, and the prefilter seeks a word of it."""
    reader = a_reader()
    article = an_article("Il convoglio correva", "Alle 6.47 frenava già.")
    judged = reader.matcher.judge(article, reader.stories)

    assert judged[0].relevant
    assert reader.matcher.relevant(article, reader.stories) == judged
    assert "convoglio" in reader.stories.sought()
