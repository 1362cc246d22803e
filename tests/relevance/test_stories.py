"""Is an article known again by the names of the story, without a term that is asked?"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevance.builders import a_profile, an_article
from relevance.following import Follower
from watcher.italian.inflection.canonical import canonical
from watcher.model.match import STORY
from watcher.model.profile import Group
from watcher.relevance import compile_profiles

PROFILE = a_profile(
    Group(
        label="frana",
        any=("frana", "parete rocciosa"),
        also=(("Valmora",),),
        none=("calcio",),
    )
)
EARLIER = (
    "La frana di Valmora travolge una segheria. Parla Ada Corsi, della ditta Verzani.",
    "Valmora, la frana si muove. La Verzani ha mandato due tecnici, dice Ada Corsi.",
    "Frana a Valmora, la parete rocciosa cede. Ada Corsi: «La parete era fessurata».",
)
OTHERS = ("Il sindaco Gatti apre la fiera.", "Piove a Roccadoro, dice Gatti.")


def a_reader(earlier: tuple[str, ...] = EARLIER) -> Follower:
    """Return a matcher that has read *earlier* and other articles."""
    return Follower(PROFILE, (*earlier, *OTHERS))


READER = a_reader()


def test_a_name_stands_for_the_place_that_is_not_told() -> None:
    """Who follows the landslide knows whose it is when Ada Corsi speaks."""
    article = an_article("Frana, Ada Corsi si dimette", "Lascia dopo due anni.")
    match = a_reader().read(article)

    assert match.relevant
    assert match.parts[-1].name == STORY
    assert "Ada Corsi" in match.parts[-1].reason
    assert sum(part.value for part in match.parts) == pytest.approx(match.score)
    assert STORY in {hit.role for hit in match.hits}


def test_the_profile_alone_does_not_know_the_name() -> None:
    """Without earlier matches a group asks for all that it asks for."""
    article = an_article("Frana, Ada Corsi si dimette", "Lascia dopo due anni.")
    (match,) = compile_profiles([PROFILE]).judge(article)

    assert not match.relevant
    assert "Valmora" in (match.near_miss or "")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("Ada Corsi espone a Milano", "Venti tele.", id="no-term-at-all"),
        pytest.param("Frana, Gatti promette fondi", "Gatti tace.", id="anybody's-name"),
        pytest.param("Frana a Montebuio", "Ada Corsi è là.", id="another-place"),
        pytest.param("Frana, Corsi e il calcio", "Ada Corsi.", id="excluded"),
        pytest.param("Frana, il punto", "Nessuno parla.", id="no-name"),
    ],
)
def test_a_name_alone_is_not_the_story(title: str, body: str) -> None:
    """Some term has to stand, nothing may exclude it, and the name has to be rare."""
    assert not a_reader().read(an_article(title, body)).relevant


def test_two_names_stand_for_the_topic() -> None:
    """A title with the place, and two people of the story: no term of the topic."""
    body = "Ada Corsi e la Verzani sono davanti al giudice. Corsi non risponde."
    article = an_article("Valmora, Ada Corsi e Verzani dal giudice", body)

    assert a_reader().read(article).relevant


def test_what_only_names_found_is_told_so() -> None:
    """Claims of such an article wait for the digest, unless its title has the topic."""
    reader = a_reader()
    names = reader.read(an_article("Valmora, Ada Corsi e Verzani dal giudice", "Tace."))
    title = reader.read(an_article("Frana, Ada Corsi si dimette", "Lascia."))

    assert names.is_by_names
    assert title.relevant
    assert not title.is_by_names


def test_one_name_does_not_stand_for_the_topic() -> None:
    """The director of the landslide may inaugurate a school, too."""
    article = an_article("Valmora, riapre la scuola", "Il nastro lo taglia Ada Corsi.")

    assert not a_reader().read(article).relevant


@pytest.mark.parametrize(
    ("title", "relevant"),
    [("Valmora, nuovi parcheggi", False), ("Il Consiglio non decide", True)],
)
def test_the_place_in_the_title_is_not_the_topic(title: str, relevant: bool) -> None:
    """A title that says where and something else is about something else."""
    earlier = tuple(f"{text} Lo dice Valmora {n}." for n, text in enumerate(EARLIER))
    profile = a_profile(
        Group(label="frana", any=("frana", "segheria"), all=("Valmora",))
    )
    body = (
        "La giunta di Valmora si è riunita ieri sera. Si è parlato di molte cose. "
        "Erano presenti in nove. I posti auto saranno cento.\n\n"
        "A Valmora mancano i soldi per tutto. Il bilancio va in aula lunedì.\n\n"
        "Un consigliere ha chiesto della frana. Nessuno gli ha risposto."
    )
    reader = Follower(profile, (*earlier, *OTHERS))

    assert reader.read(an_article(title, body)).relevant is relevant


def test_what_names_found_teaches_no_names() -> None:
    """A story does not drift from one name to the next."""
    reader = a_reader()
    for number in range(3):
        title = "Frana, Ada Corsi e Ugo Marzi"
        article = an_article(title, f"Ugo Marzi: «Ci penso io», {number}.")
        assert reader.read(replace(article, id=f"d{number}")).relevant
    assert not reader.read(an_article("Frana, Ugo Marzi tace", "Nulla.")).relevant


def test_what_a_name_found_does_not_make_it_common() -> None:
    """The more often Ada Corsi leads to the story, the less she is anybody's."""
    reader = a_reader()
    for number in range(9):
        article = an_article("Frana, Ada Corsi tace", f"Non risponde, giorno {number}.")
        assert reader.read(replace(article, id=f"d{number}")).relevant


def test_a_name_of_one_article_is_not_yet_the_story() -> None:
    """One article may name anybody."""
    reader = a_reader(EARLIER[:1])

    assert not reader.read(an_article("Frana, Ada Corsi lascia", "Basta.")).relevant


def test_the_quick_way_finds_the_same() -> None:
    """`relevant` finds what `judge` finds, with stories as without."""
    reader = a_reader()
    for title in ("Frana, Ada Corsi si dimette", "Frana", "Valmora in festa"):
        article = an_article(title, "Lo dice la Verzani.")
        judged = [
            m for m in reader.matcher.judge(article, reader.stories) if m.relevant
        ]
        assert reader.matcher.relevant(article, reader.stories) == judged


def test_a_common_word_may_be_a_name_of_the_story() -> None:
    """Where nobody writes of mountain women, "il Montanara" is a quarter."""
    earlier = tuple(
        f"Frana di Valmora, giorno {n}: al Montanara si aspetta." for n in range(5)
    )
    article = an_article("Frana, il quartiere Montanara chiede aiuto", "Nessuno sa.")

    assert a_reader(earlier).read(article).relevant

    reader = a_reader(earlier)
    for number in range(3):
        told = f"Una montanara in costume balla in piazza per {number + 2} ore."
        reader.read(replace(an_article("Fiera", told), id=f"f{number}"))
    assert not reader.read(article).relevant


def test_the_same_text_in_another_paper_teaches_nothing() -> None:
    """Neither does it spread a name: a story is not what many papers print."""
    reader, doubled = a_reader(), a_reader(tuple(t for t in EARLIER for _ in "ab"))

    assert reader.stories.learned == doubled.stories.learned
    assert reader.archive.spread("ada corsi") == doubled.archive.spread("ada corsi")


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "Frana",
                    "Ada",
                    "Corsi",
                    "Ada Corsi",
                    "Verzani",
                    "VALMORA",
                    "Valmora",
                ),
                *(
                    "d'Ada",
                    "l’Ada-Corsi",
                    "A\u0300da",
                    "«Verzani»",
                    "Sant'Ada",
                    "12Corsi",
                ),
                *(
                    ".",
                    "\n\n",
                    "?!",
                    "-",
                    "'",
                    "\u00ad",
                    "è",
                    "\u2019",
                    "İ",
                    "LEGGI ANCHE",
                ),
            ]
        ),
        max_size=25,
    )
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_name_is_shown_where_it_stands(words: list[str]) -> None:
    """Whatever surrounds a name, its hit is a stretch of the text with that name."""
    article = an_article(" ".join(words[:5]), " ".join(words[5:]))
    (match,) = READER.matcher.judge(article, READER.stories)

    for hit in match.hits:
        assert article.text[hit.start : hit.end] == hit.surface
        if hit.role == STORY:
            plain = canonical(hit.surface)
            assert any(name in plain for name in ("corsi", "verzani", "valmora", "ada"))
