"""Does one message tell many things well, and harmlessly?"""

import pytest

from alerts.builders import ENGLISH, ITALIAN
from support.claims import a_claim, a_verdict
from watcher.alerts.digest import (
    MAX_CLAIMS,
    MAX_SUBJECTS,
    Digest,
    Folded,
    Kept,
    compose_digest,
    compose_folded,
)
from watcher.model.verdict import JudgedClaim


def weak(
    sentence: str = "Forse il ponte riapre.", url: str = "https://e.org/a"
) -> Kept:
    """Return a weak claim."""
    verdict = a_verdict(strength="weak", slot="event")
    judged = JudgedClaim(claim=a_claim(sentence=sentence), verdict=verdict)
    return Kept(judged=judged, url=url, id="m7")


def a_digest(*told: Kept) -> Digest:
    """Return a digest of *told*."""
    title = "Nordcoreani in Russia"
    return Digest(key="k", name="nordcoreani", profile=title, told=told)


def test_the_subject_says_how_many() -> None:
    """In both languages, and one is not "1"."""
    three = a_digest(weak(), weak(), weak())

    assert compose_digest(three, ITALIAN).subject == (
        "Nordcoreani in Russia · riepilogo: 3 notizie deboli"
    )
    assert compose_digest(three, ENGLISH).subject.endswith("digest: 3 weak claims")
    one = compose_digest(a_digest(weak()), ITALIAN).subject
    assert one.endswith("riepilogo: una notizia debole")


def test_each_claim_stands_with_its_source_and_the_way_to_read_on() -> None:
    """Sentence, outlet, link and the command, in text and HTML."""
    message = compose_digest(a_digest(weak()), ITALIAN)

    for part in ("Forse il ponte riapre.", "Gazzetta del Golfo", "https://e.org/a"):
        assert part in message.text
        assert part in (message.html or "")
    assert "watcher show m7" in message.text
    assert message.text.endswith("watcher claims --profile nordcoreani\n")


@pytest.mark.parametrize("style", [ITALIAN, ENGLISH], ids=["it", "en"])
def test_a_long_digest_ends_with_how_many_more(style) -> None:
    """What does not fit is counted, and the ledger named."""
    message = compose_digest(a_digest(*[weak()] * (MAX_CLAIMS + 4)), style)

    assert message.text.count("watcher show m7") == MAX_CLAIMS
    assert " 4" in message.text.split("\n")[-4]


@pytest.mark.parametrize("late", [True, False], ids=["late", "many"])
@pytest.mark.parametrize("style", [ITALIAN, ENGLISH], ids=["it", "en"])
def test_folded_alerts_are_listed_with_their_subjects(style, late) -> None:
    """Each with its id, of very many the newest; what does not fit is counted."""
    told = [(f"a{n}", f"Ponte · cifra nuova: {n}") for n in range(MAX_SUBJECTS + 12)]
    folded = Folded(key="k", profile=None, alerts=told, late=late)

    message = compose_folded(folded, style)

    assert message.subject.startswith("watcher · ")
    assert str(MAX_SUBJECTS + 12) in message.subject
    last = MAX_SUBJECTS + 11
    first = next(line for line in message.text.splitlines() if line.startswith("- "))
    assert first == f"- a{last} · Ponte · cifra nuova: {last}"
    assert "- a12 · " in message.text
    assert "- a11 · " not in message.text
    assert " 12" in message.text


def test_hostile_text_stays_text() -> None:
    """Markup in a sentence, a script as a link, a line break in a subject."""
    claim = weak("<script>x</script>\r\nBcc: x", url="javascript:alert(1)")
    digest = compose_digest(a_digest(claim), ITALIAN)
    bad = [("a1", "uno\r\nBcc: x <b>")]
    folded = compose_folded(
        Folded(key="k", profile=None, alerts=bad, late=True), ITALIAN
    )

    assert "<script>" not in (digest.html or "")
    assert "javascript:" not in digest.text + (digest.html or "")
    assert "uno Bcc: x <b>" in folded.text
    assert "<b>" not in (folded.html or "")
