"""Does the reader find every event word of a text with its slots?"""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.events.find import events
from watcher.model.factuality import Stance, Tense
from watcher.model.mention import Attribution, EventMention, SourceSpan

WORDS = [
    "il",
    "la",
    "non",
    "ha",
    "è",
    "stato",
    "avrebbe",
    "potrebbe",
    "crollo",
    "crollato",
    "nega",
    "smentita",
    "che",
    "se",
    "forse",
    "sciopero",
    "di",
    "a",
    "dell'accordo",
    "l'attacco",
    "feriti",
    "12",
    "«Abbiamo",
    "firmato»",
    "E'",
    "più",
    ".",
    "?",
    ",",
    ":",
    "possibile",
    "previsto",
    "dopo",
    "senza",
    "per",
    "in",
    "caso",
    "arrestati",
    "Roma",
    "\n",
]


def types(text: str) -> list[str]:
    """Return the classes of the claims of a text."""
    return [event.event_type for event in events(text) if event.asserted]


def first(text: str, lemma: str) -> EventMention:
    """Return the first event of *lemma*."""
    return next(event for event in events(text) if event.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Il fiume è esondato a Lugo.", "HAZARD"),
        ("La Corte ha condannato l'ex ministro.", "JUDGE"),
        ("I metalmeccanici scioperano venerdì.", "PROTEST"),
        ("Il Parma ha ingaggiato un terzino.", "TRADE"),
        ("L'influenza dilaga in Piemonte.", "DISEASE"),
        ("L'azienda licenzia 80 addetti.", "LABOR"),
        ("Arrestati due scafisti.", "COERCE"),
        ("Washington impone nuove sanzioni.", "SANCTION"),
        ("Il bilancio è di sei feriti.", "ASSAULT"),
        ("I prezzi sono aumentati del 3%.", "CHANGE"),
        ("La Camera ha approvato il decreto.", "DECIDE"),
        ("Il rettore è stato eletto ieri.", "ELECT"),
        ("Inaugurata la tangenziale.", "PRODUCE"),
        ("Nell'incidente hanno perso la vita in tre.", "ASSAULT"),
        ("I medici scendono in piazza.", "PROTEST"),
        ("Cento alpinisti, dieci già dispersi.", "ASSAULT"),
    ],
)
def test_event_words_have_a_class(text: str, kind: str) -> None:
    """Verbs and nouns of everyday news fall into their class."""
    assert kind in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gli Stati Uniti e il Regno Unito.",
        "Una battaglia legale sulla guerra dei prezzi.",
        "Un'invasione di campo dopo il gol annullato?",
        "In ogni caso il ministro della Difesa è d'accordo.",
    ],
)
def test_names_and_figures_of_speech_are_no_events(text: str) -> None:
    """Masked phrases start nothing."""
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "lemma", "stance"),
    [
        ("Il sindaco conferma la chiusura.", "confermare", Stance.CONFIRM),
        ("Il sindaco non ha confermato la chiusura.", "confermare", Stance.NONE),
        ("Il club smentisce l'esonero.", "smentire", Stance.DENY),
        ("Smentita la cessione.", "smentire", Stance.DENY),
        ("Il Colle non conferma né smentisce.", "smentire", Stance.NO_COMMENT),
        ("Il Colle non conferma né smentisce.", "confermare", Stance.NO_COMMENT),
        ("Il consolato ha negato il visto.", "negare", Stance.NONE),
        ("Nessun commento dal Viminale.", "commento", Stance.NO_COMMENT),
        ("Il portavoce ha rifiutato di commentare.", "commentare", Stance.NO_COMMENT),
        ("«Non abbiamo venduto nulla», dice l'azienda.", "vendere", Stance.DENY),
        ("La banca ha ammesso l'errore.", "ammettere", Stance.CONFIRM),
    ],
)
def test_a_party_takes_a_stand(text: str, lemma: str, stance: Stance) -> None:
    """Confirmations, denials and silence are events of their own."""
    assert first(text, lemma).stance is stance


@pytest.mark.parametrize(
    ("text", "lemma", "background"),
    [
        ("La diga aveva ceduto in aprile.", "cedere", "pluperfect"),
        ("Un anno fa la diga cedeva.", "cedere", "dated"),
        ("Nel 1963 la frana uccise duemila persone.", "uccidere", "dated"),
        ("Come è noto, il ponte fu chiuso.", "chiudere", "recap"),
        ("Lo scorso aprile il ponte fu chiuso.", "chiudere", "recap"),
        ("La scorsa notte il ponte è stato chiuso.", "chiudere", "none"),
        ("Il ponte è stato chiuso.", "chiudere", "none"),
        ("Il ponte sarà chiuso.", "chiudere", "none"),
    ],
)
def test_what_is_retold_is_background(text: str, lemma: str, background: str) -> None:
    """Pluperfects, anniversaries and reminders are marked."""
    assert first(text, lemma).background == background


def test_words_between_quotation_marks_are_marked() -> None:
    """Each pair of marks counts; outside is outside."""
    text = '«Chiuderemo la sede», “venderemo” e "compreremo": così ha annunciato.'

    marks = {event.lemma: event.in_quotation for event in events(text)}

    assert marks["chiudere"]
    assert marks["vendere"]
    assert marks["comprare"]
    assert not marks["annunciare"]


def test_the_narrowest_span_gives_the_source() -> None:
    """A source inside another wins over it."""
    wide = Attribution(name="Regione", code=None, kind="official")
    narrow = Attribution(name="Arpa", code=None, kind="official")
    text = "Secondo la Regione, l'Arpa ha chiuso la spiaggia."
    spans = [
        SourceSpan(start=0, end=len(text), source=wide),
        SourceSpan(start=20, end=len(text), source=narrow),
    ]

    (closed,) = events(text, spans)

    assert closed.source == narrow


def test_plans_are_future() -> None:
    """The tense of an event is the tense of its clause."""
    assert first("La gara è prevista per maggio.", "gara").tense is Tense.FUTURE
    assert first("La gara si è svolta a maggio.", "gara").tense is Tense.PAST


def test_verbs_of_no_class_claim_nothing() -> None:
    """Every verb is read, only those of a class make claims."""
    event = first("Il gatto miagola: ha camminato sul tetto.", "camminare")

    assert event.event_type == "OTHER"
    assert not event.asserted


def test_participles_used_as_nouns_count_people() -> None:
    """People named by a participle are found after a verb and after a number."""
    found = [
        event.lemma for event in events("Si contano i morti: 3 feriti, due dispersi.")
    ]

    assert {"morto", "ferito", "disperso"} <= set(found)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_triggers_stand_in_the_text_in_order(text: str) -> None:
    """The trigger is the text between its offsets; spelling changes no reading."""
    found = events(text)

    assert [e.start for e in found] == sorted(e.start for e in found)
    assert all(text[e.start : e.end] == e.trigger for e in found)
    read = [(e.lemma, e.factuality, e.stance) for e in found]
    for written in (text.replace("'", "’"), unicodedata.normalize("NFD", text)):
        assert [(e.lemma, e.factuality, e.stance) for e in events(written)] == read


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=150))
def test_no_text_is_an_error(text: str) -> None:
    """Any string has a list of events."""
    for event in events(text):
        assert text[event.start : event.end] == event.trigger


def test_hash_seeds_do_not_matter() -> None:
    """Two processes with different seeds read the same."""
    code = (
        "from watcher.italian.events.find import events;"
        "print(events('Il Comune nega di voler chiudere la scuola, forse crollata: "
        "avrebbero fermato due operai e fonderanno due enti.'))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "77")
    }

    assert len(seen) == 1
