"""How much is an article about a profile?"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevance.builders import (
    QUAKE,
    TOPICS,
    a_profile,
    an_article,
    judge,
    of_row,
    of_topic,
)
from watcher.model.profile import Group
from watcher.relevance.evidence import Evidence
from watcher.relevance.layout import Place
from watcher.relevance.score import of_group

ZONES = ("title", "lead", "lead", "body", "body", "body", "box")
LAYOUT = [Place(zone, number // 2) for number, zone in enumerate(ZONES)]
SENTENCES = st.sets(st.integers(0, len(ZONES) - 1), min_size=1)


@given(st.lists(SENTENCES, min_size=1, max_size=3), st.integers(0, len(ZONES) - 1))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_more_evidence_never_scores_less(found: list[set[int]], more: int) -> None:
    """One more sentence that names a requirement cannot lower the score."""
    before = [Evidence(dict.fromkeys(sentences, 0.7)) for sentences in found]
    after = [Evidence(dict.fromkeys({*found[0], more}, 0.7)), *before[1:]]

    assert of_group(after, LAYOUT)[0] >= of_group(before, LAYOUT)[0] - 1e-12


@given(
    st.lists(SENTENCES, min_size=2, max_size=3),
    st.integers(0, len(ZONES) - 1),
    st.sampled_from(["here", "others", "elsewhere", "abroad"]),
)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_more_of_a_setting_never_scores_less(
    found: list[set[int]], more: int, where: str
) -> None:
    """One more sentence that names the place of an `also` cannot lower the score."""
    topic = Evidence(dict.fromkeys(found[0], 0.7))
    settings = [
        Evidence(dict.fromkeys(sentences, 1.0), is_setting=True, where=where)
        for sentences in found[1:]
    ]
    further = replace(
        settings[0], strengths=dict.fromkeys({*settings[0].strengths, more}, 1.0)
    )
    before = of_group([topic, *settings], LAYOUT)[0]
    after = of_group([topic, further, *settings[1:]], LAYOUT)[0]

    assert after >= before - 1e-12


@given(st.lists(SENTENCES, min_size=1, max_size=3))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_score_lies_between_0_and_1(found: list[set[int]]) -> None:
    """Whatever is found where, the score keeps to its scale."""
    evidence = [Evidence(dict.fromkeys(sentences, 1.0)) for sentences in found]

    assert 0 <= of_group(evidence, LAYOUT)[0] <= 1


def test_a_title_weighs_more_than_the_lead_and_the_lead_more_than_the_end() -> None:
    """The same sentence counts by its place."""
    filler = "La giunta ha approvato il bilancio. Il mercato apre domani. Sole ovunque."
    long = "\n\n".join([filler] * 4)
    hit = "Registrato un terremoto nella notte."
    scores = [
        judge(a_profile(QUAKE), article).score
        for article in (
            an_article(hit, long),
            an_article("Notizie", f"{hit} {long}"),
            an_article("Notizie", f"{long}\n\n{hit}"),
        )
    ]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_a_stub_with_a_clear_title_is_relevant() -> None:
    """A paywalled page says all in its title."""
    article = an_article("Terremoto, due feriti a Fabriano", "Abbonati per leggere")

    assert judge(a_profile(QUAKE), article).relevant


def test_a_box_of_links_is_not_the_article() -> None:
    """Titles of other articles behind "leggi anche" make nothing relevant."""
    body = "Il festival apre. Molti attesi.\n\nLEGGI ANCHE\n\nTerremoto a Norcia"
    match = judge(a_profile(QUAKE), an_article("Il festival", body))

    assert not match.relevant
    assert "box of links" in (match.near_miss or "")


def test_a_link_on_the_same_line_is_a_box_too() -> None:
    """A cue with a colon opens a box that ends with its line."""
    links = "Potrebbe interessarti: Terremoto a Norcia | Meteo"
    body = f"Il festival apre.\n\n{links}\n\nFine."

    assert not judge(a_profile(QUAKE), an_article("Il festival", body)).relevant


def test_boost_raises_the_score_and_is_told() -> None:
    """Each boosting term adds a little, at most a tenth."""
    article = an_article("Terremoto a Norcia", "La Protezione civile è sul posto.")
    plain = judge(a_profile(QUAKE), article)
    boosted = judge(a_profile(QUAKE, boost=("Norcia", "Protezione civile")), article)

    assert plain.score < boosted.score <= plain.score + 0.1001
    assert boosted.parts[-1].name == "boost"


def test_boost_never_decides() -> None:
    """A passing mention stays one, however many boosting terms there are."""
    filler = "Il mercato di Norcia apre domani. La giunta vota. Gli alpini sfilano."
    body = "\n\n".join([filler] * 4) + "\n\nPrima del terremoto era diverso. Tutto qui."
    boost = ("Norcia", "mercato", "alpini", "giunta")
    match = judge(a_profile(QUAKE, boost=boost), an_article("Festa in paese", body))

    assert not match.relevant
    assert match.score < 0.3


def test_boost_alone_is_nothing() -> None:
    """Without a matching group there is no score."""
    assert judge(a_profile(QUAKE, boost=("Norcia",)), an_article("Norcia")).score == 0


def test_terms_together_count_more_than_terms_apart() -> None:
    """Two terms in one sentence are evidence that they belong together."""
    group = Group(label="g", any=("terremoto",), also=(("Norcia",),))
    near = an_article("Cronaca", "Un terremoto ha colpito Norcia. Poi la calma.")
    apart = an_article("Cronaca", "Un terremoto ha colpito tutti.\n\nPoi Norcia calma.")

    assert judge(a_profile(group), near).score > judge(a_profile(group), apart).score


def test_the_parts_sum_up_to_the_score() -> None:
    """An explanation leaves nothing out."""
    for topic in TOPICS.values():
        for row in topic["article"]:
            match = judge(of_topic(topic), of_row(row))

            assert sum(p.value for p in match.parts) == pytest.approx(
                match.score, abs=1e-3
            )


def test_a_live_blog_with_the_topic_in_several_items_is_relevant() -> None:
    """Items on other things do not hide three items on the topic."""
    items = [
        "12.10 - Il governo si riunisce. All'ordine del giorno le nomine.",
        "11.40 - Un terremoto di magnitudo 4 a Fabriano. Gente in strada.",
        "11.00 - Bologna, traffico in tilt. Code di otto chilometri.",
        "10.20 - I pompieri: nessun danno per il sisma. Scuole evacuate.",
        "9.30 - Apre la fiera. Biglietti esauriti.",
        "8.45 - Il terremoto avvertito anche ad Ancona. Treni fermi per controlli.",
    ]
    article = an_article("La diretta di oggi", "\n\n".join(items))

    assert judge(a_profile(QUAKE), article).relevant


def test_a_live_blog_that_names_it_once_is_not() -> None:
    """One item of many is a passing mention."""
    items = [f"{hour}.00 - Il consiglio discute. Si vota." for hour in range(8, 18)]
    items.insert(5, "10.20 - Un lieve terremoto a Fabriano.")
    article = an_article("La diretta di oggi", "\n\n".join(items))

    assert not judge(a_profile(QUAKE), article).relevant


def test_a_film_about_it_is_not_it() -> None:
    """A title that says film makes every mention a picture of the thing."""
    article = an_article(
        "Il film sul terremoto apre la rassegna",
        "Il terremoto è raccontato da una bambina. Applausi in sala.",
    )

    assert not judge(a_profile(QUAKE), article).relevant


def test_a_summary_that_repeats_the_body_counts_once() -> None:
    """Feeds fill the summary with the first sentences of the text."""
    first = "Il sindaco ricorda il terremoto e inaugura la nuova biblioteca."
    filler = (
        "Gli scaffali sono di legno chiaro. La sala apre alle nove. Ingresso libero."
    )
    body = "\n\n".join([first, filler, filler, filler])
    plain = judge(a_profile(QUAKE), an_article("La biblioteca riapre", body))
    doubled = judge(a_profile(QUAKE), an_article("La biblioteca riapre", body, first))

    assert not plain.relevant
    assert doubled.score == pytest.approx(plain.score, abs=0.05)


def test_a_setting_told_once_at_the_top_holds() -> None:
    """A place of `also` that the lead names need not be repeated."""
    group = Group(label="g", any=("terremoto",), also=(("Norcia",),))
    tail = "Il terremoto ha svuotato le case. Scuole chiuse. Si dorme in auto."
    body = f"Notte di paura. Succede a Norcia.\n\n{tail}\n\n{tail}"
    match = judge(a_profile(group), an_article("Terremoto, la notte più lunga", body))

    assert match.relevant


FILLER = (
    "Il mercato apre domani con ottanta banchi. La giunta ha approvato il bilancio. "
    "Gli alpini sfilano in centro con la fanfara."
)
LONG = "\n\n".join([FILLER] * 6)
STRIKE = Group(label="g", any=("sciopero",), also=(("Norcia",),))


def test_a_setting_is_context_and_not_the_topic() -> None:
    """A title on the topic stays one when its place is told once, far down."""
    article = an_article("Sciopero, adesione alta", f"{LONG}\n\nCorteo a Norcia.")

    assert judge(a_profile(STRIKE), article).score > 0.5


def test_a_setting_only_in_a_box_of_links_is_none() -> None:
    """Another article's place does not make this one match."""
    body = f"{LONG}\n\nLEGGI ANCHE\n\nFesta a Norcia"
    article = an_article("Sciopero, adesione alta", body)

    assert not judge(a_profile(STRIKE), article).relevant


def test_a_title_on_another_place_makes_the_setting_an_aside() -> None:
    """A strike elsewhere that mentions the place is not the one that is followed."""
    body = f"{LONG}\n\nI volontari arrivano anche da Norcia."
    here = an_article("Sciopero, adesione alta", body)
    elsewhere = an_article("Sciopero a Torino, adesione alta", body)

    assert judge(a_profile(STRIKE), here).relevant
    assert not judge(a_profile(STRIKE), elsewhere).relevant


BUDGET = "La giunta comunale ha approvato ieri sera il bilancio di previsione."


@pytest.mark.parametrize(
    ("told", "relevant"),
    [
        # The noun alone is what something else comes after or is meant for.
        (("I fondi per il terremoto restano dove erano.",), False),
        (("Dal terremoto sono passati due anni.",), False),
        # Twice is a matter of its own.
        (("Il terremoto pesa sui conti.", "Dopo il terremoto è tutto fermo."), True),
    ],
)
@pytest.mark.parametrize("title", ["Notizie", "Norcia, sì al bilancio"])
@pytest.mark.parametrize("words", [90, 120])
def test_one_noun_in_the_body_is_an_aside(
    words: int, title: str, told: tuple[str, ...], relevant: bool
) -> None:
    """A brief item is no more about what it mentions once than a long one."""
    lines = [BUDGET] * (words // 10)
    lines[len(lines) // 3 : len(lines) // 3] = told
    match = judge(a_profile(QUAKE), an_article(title, "\n\n".join(lines)))

    assert match.relevant is relevant
    assert relevant == ("repetition" in {part.name for part in match.parts})


@pytest.mark.parametrize(
    ("told", "aside"),
    [
        ("In via Po una casa è crollata nella notte.", False),
        ("Per il crollo della casa si aspettano i fondi.", True),
    ],
)
def test_what_a_verb_tells_is_no_aside(told: str, aside: bool) -> None:
    """A clause says that it happens; a noun may only stand behind another matter."""
    body = "\n\n".join([*[BUDGET] * 4, told, *[BUDGET] * 4])
    group = Group(label="g", any=("crollo della casa",))
    match = judge(a_profile(group), an_article("Notizie", body))

    assert ("repetition" not in {part.name for part in match.parts}) is aside


def test_a_place_in_the_title_does_not_lift_an_aside() -> None:
    """The budget of the town is the budget, though it names the strike, too."""
    body = f"{BUDGET}\n\n{LONG}\n\nCosì anche dopo lo sciopero di ieri. {FILLER}"
    match = judge(a_profile(STRIKE), an_article("Norcia, sì al bilancio", body))

    assert not match.relevant
    assert "framed" not in {part.name for part in match.parts}


def test_one_aside_at_the_end_of_a_long_article_is_not_enough() -> None:
    """A title that shares the place does not lift a passing mention."""
    body = f"{LONG}\n\nDopo lo sciopero di ieri è tornata la calma. {FILLER}"
    article = an_article("Norcia, la festa del patrono", body)

    assert not judge(a_profile(STRIKE), article).relevant


def test_the_first_paragraph_of_an_agency_text_is_its_lead() -> None:
    """A dateline paragraph of five sentences is read as a whole."""
    opening = "NORCIA - Prima una. Poi due. Poi tre. Poi quattro, e un terremoto."
    long_lead = an_article("Notizie", f"{opening}\n\n{LONG}")
    parted = an_article("Notizie", f"{opening.replace('Poi quattro', chr(10) * 2)}")

    parts = {p.name for p in judge(a_profile(QUAKE), long_lead).parts}
    assert "lead" in parts
    assert "lead" not in {p.name for p in judge(a_profile(QUAKE), parted).parts}


def test_a_verb_alone_only_hints() -> None:
    """A verb of one word needs its place in the same sentence or in the title."""
    group = Group(label="g", any=("evacuazione",))
    placed = replace(group, also=(("Norcia",),))
    article = an_article("Evacuate duecento persone a Norcia", FILLER)

    assert not judge(a_profile(group), article).relevant
    assert judge(a_profile(placed), article).relevant
