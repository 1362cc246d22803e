"""Does a message read like a good desk note, in every part and from any text?"""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.builders import ENGLISH, ITALIAN, an_article, some_news
from support.claims import PUBLISHED, a_claim, a_quantity, a_source, a_time, a_verdict
from watcher.alerts.compose import (
    MAX_SUBJECT,
    Baseline,
    News,
    Style,
    Told,
    compose_baseline,
    compose_news,
    compose_sample,
)
from watcher.model.factuality import Factuality, Stance
from watcher.model.verdict import Novelty

GOLDEN = Path(__file__).parent.parent / "cases" / "alerts"
BOTH = pytest.mark.parametrize("style", [ITALIAN, ENGLISH], ids=["it", "en"])


def a_changed_date() -> Told:
    """Return the claim that a bridge opens in July or August, not in June."""
    earlier = a_claim(
        id="c1",
        outlet="Corriere d'Oltremare",
        sentence="Il ponte riapre a giugno, assicura la Provincia.",
        when=a_time("2025-06-01", "2025-07-01"),
        factuality=Factuality.CERTAIN,
        source=a_source("Provincia"),
    )
    claim = a_claim(
        when=a_time("2025-07-01", "2025-09-01", edtf="[2025-07,2025-08]"),
        source=a_source(via="Ansa"),
    )
    verdict = a_verdict(novelty=Novelty.UPDATE, slot="time", against="c1")
    return Told(claim=claim, verdict=verdict, earlier=earlier)


def a_full_note() -> News:
    """Return news with everything that a note can hold."""
    figure = Told(
        claim=a_claim(
            lemma="sfollare",
            sentence="Sono circa 1.200 le persone sfollate dopo la frana.",
            quantity=a_quantity(1200, 1200, approximate=True),
            factuality=Factuality.CERTAIN,
        ),
        verdict=a_verdict(novelty=Novelty.NEW, slot="number"),
    )
    denial = Told(
        claim=a_claim(
            event_type="REJECT",
            sentence="«Nessun cantiere aperto», taglia corto il ministero.",
            stance=Stance.DENY,
            factuality=Factuality.CERTAIN_NOT,
            source=a_source("Ministero delle Infrastrutture"),
            headline=True,
        ),
        verdict=a_verdict(),
    )
    return some_news(
        a_changed_date(),
        figure,
        denial,
        article=an_article(origin="Ansa"),
        also_in=("Il Levante", "La Voce"),
        origins=2,
    )


@BOTH
def test_a_full_note_reads_as_agreed(style: Style) -> None:
    """The plain text is the golden one, kept beside the cases."""
    golden = GOLDEN / f"news.{style.language}.txt"
    message = compose_news(a_full_note(), style)

    shown = f"{message.subject}\n\n{message.text}"
    assert shown == golden.read_text(encoding="utf-8")


@BOTH
def test_a_baseline_reads_as_agreed(style: Style) -> None:
    """The one summary of a new profile is the golden one."""
    told = a_changed_date()
    assert told.earlier is not None
    baseline = Baseline(
        key="b-1",
        name="ponte",
        profile="Ponte sul golfo",
        articles=12,
        claims=9,
        main=[told.earlier, a_claim(sentence="Il cantiere è fermo.")],
    )
    message = compose_baseline(baseline, style)

    golden = GOLDEN / f"baseline.{style.language}.txt"
    shown = f"{message.subject}\n\n{message.text}"
    assert shown == golden.read_text(encoding="utf-8")
    assert message.key == "b-1"


def test_the_subject_says_what_changed() -> None:
    """Profile, kind of news and the fact, in one line."""
    subject = compose_news(some_news(a_changed_date()), ITALIAN).subject

    assert subject == (
        "Ponte sul golfo · data nuova: possibile riapertura a luglio o agosto 2025"
    )


def test_a_sentence_is_the_fact_where_nothing_shorter_is() -> None:
    """The subject quotes it; the body does not say it twice."""
    told = Told(claim=a_claim(lemma="sfangare"), verdict=a_verdict())
    message = compose_news(some_news(told), ITALIAN)

    assert "fatto nuovo: «La riapertura del ponte" in message.subject
    assert message.text.startswith("FATTO NUOVO\n")
    assert message.text.count("La riapertura del ponte") == 1


def test_english_tells_a_change_without_italian_nouns() -> None:
    """Before and after say enough."""
    subject = compose_news(some_news(a_changed_date()), ENGLISH).subject

    assert subject.endswith("new date: July or August 2025 (was: June 2025)")


def test_many_claims_are_folded() -> None:
    """Eight are written out, the others counted."""
    told = [
        Told(claim=a_claim(sentence=f"Crolla il ponte {n}."), verdict=a_verdict())
        for n in range(20)
    ]
    message = compose_news(some_news(*told), ITALIAN)

    assert message.text.count("FATTO NUOVO") == 8
    assert "E altre 12 affermazioni" in message.text
    assert message.subject.endswith("(e altre 19)")


def test_the_same_news_twice_is_told_once() -> None:
    """Title and text say it both; a new event in a quoted sentence adds nothing."""
    date = a_changed_date()
    event = Told(claim=date.claim, verdict=a_verdict(slot="event"))
    message = compose_news(some_news(event, date, date), ITALIAN)

    assert "altr" not in message.subject
    assert message.text.count("La riapertura del ponte") == 1


def test_what_changed_comes_before_what_is_new() -> None:
    """The subject tells the changed date, though the text has another event first."""
    event = Told(claim=a_claim(sentence="Piove."), verdict=a_verdict(slot="event"))
    message = compose_news(some_news(event, a_changed_date()), ITALIAN)

    assert "data nuova" in message.subject
    assert message.subject.endswith("(e un'altra)")


def test_a_long_sentence_is_quoted_around_the_news() -> None:
    """The figure that is new is not what the cut takes away."""
    sentence = "Parole di contorno, " * 20 + "ma i feriti sono 340 e basta."
    start = sentence.index("340")
    count = a_quantity(340, 340, start=start, end=start + 3)
    told = Told(
        claim=a_claim(sentence=sentence, quantity=count),
        verdict=a_verdict(slot="number"),
    )

    assert "340" in compose_news(some_news(told), ITALIAN).subject


def test_an_alert_without_a_claim_is_a_bug() -> None:
    """Nothing may be told when nothing is new."""
    with pytest.raises(ValueError, match="at least one claim"):
        compose_news(some_news(told=()), ITALIAN)


def test_a_first_round_without_finds_says_so() -> None:
    """The watch has begun also where nothing is known yet."""
    empty = Baseline(key="b", name="n", profile="P", articles=0, claims=0)

    assert "nulla sul tema" in compose_baseline(empty, ITALIAN).text
    assert "nothing on the topic" in compose_baseline(empty, ENGLISH).text


@BOTH
def test_a_sample_names_its_channel(style: Style) -> None:
    """Who tests a channel sees which one it was."""
    message = compose_sample("desk", style, now=PUBLISHED)

    assert "desk" in message.subject
    assert "desk" in message.text
    assert message.html is not None
    assert "desk" in message.html


@BOTH
def test_the_page_has_no_foreign_parts(style: Style) -> None:
    """No script, picture or remote style; light and dark; one link to the article."""
    html = compose_news(a_full_note(), style).html or ""

    assert "prefers-color-scheme: dark" in html
    assert not [tag for tag in ("<script", "<img", "<link", "url(") if tag in html]
    assert html.count("href=") == 1


class Tags(HTMLParser):
    """Collect the tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Keep a tag with the names of its attributes."""
        self.seen.append((tag, tuple(name for name, _ in attrs)))


def tags(html: str | None) -> list[tuple[str, tuple[str, ...]]]:
    """Return the tags of a page in order."""
    parser = Tags()
    parser.feed(html or "")
    return parser.seen


HOSTILE = [
    "<script>alert(1)</script>",
    '" onmouseover="x',
    "{{ 7 * 7 }} {% raw %} %s {0} {profile}",
    "\x1b[31m\u202e\x00@everyone",
    "riga\r\nBcc: tutti@example.org",
]


@pytest.mark.parametrize("text", HOSTILE)
@BOTH
def test_markup_in_any_field_is_shown_as_text(text: str, style: Style) -> None:
    """The page has the same tags as with harmless words, and templates do not run."""
    calm, wild = (
        compose_news(
            some_news(
                Told(
                    claim=a_claim(sentence=words, place=words, source=a_source(words)),
                    verdict=a_verdict(slot="place"),
                ),
                profile=words,
                article=an_article(title=words, outlet=words, origin=words),
                also_in=(words,),
            ),
            style,
        )
        for words in ("parole", text)
    )

    assert tags(wild.html) == tags(calm.html)
    assert "\n" not in wild.subject
    assert "49" not in wild.text
    assert not set(wild.text + (wild.html or "")) & set("\x1b\u202e\x00\r")


@given(text=st.text(), long=st.integers(min_value=0, max_value=3000))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_any_text_of_any_length_makes_a_message(text: str, long: int) -> None:
    """Lengths are capped, and no text raises."""
    words = text + "a" * long + text
    claim = a_claim(sentence=words, outlet=words, place=words, lemma=text)
    news = some_news(
        Told(claim=claim, verdict=a_verdict(slot="place"), earlier=claim),
        profile=words,
        article=an_article(title=words, outlet=words, url=words),
        also_in=[words] * 100,
        id=words,
    )
    message = compose_news(news, ITALIAN)

    assert len(message.subject) <= MAX_SUBJECT
    assert len(message.text) < 6000
