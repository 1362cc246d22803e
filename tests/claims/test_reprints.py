"""What does a reprint with one change still tell?"""

import reprints
from claims.reading import Reader, news_of

LEAD = "Il tribunale ha condannato il costruttore per disastro colposo. "
TEXT = (
    "Una frana ha investito la strada provinciale nella notte. "
    "Secondo la prefettura gli sfollati sono 340, ospitati nella palestra di Olmeto. "
    "I tecnici della Regione misurano il movimento del versante con un radar. "
    "La strada resta interrotta in entrambe le direzioni. "
    "Il sindaco chiede di non avvicinarsi alla zona. "
)


def after(text: str, title: str = "Frana a Olmeto") -> set[str | None]:
    """Return the slots that *text* alerts for, after the agency's text was read."""
    reader = Reader()
    reader.read("2026-11-03", "Frana a Olmeto", TEXT)
    found = reader.read("2026-11-03", title, text)
    return {item.verdict.slot for item in news_of(found)}


def test_a_reprint_under_another_title_is_silent():
    """Another title over the same sentences tells nothing."""
    assert after(TEXT, "Olmeto, la montagna si muove") == set()


def test_a_reprint_with_a_changed_figure_alerts_for_the_figure_alone():
    """The corrected number is news; what stands around it is not."""
    assert after(TEXT.replace("340", "510")) == {"number"}


def test_a_reprint_with_an_added_denial_alerts_for_the_denial_alone():
    """A word of a party counts wherever it is added."""
    denial = "Berna nega di aver dato l'ordine di evacuare la valle."
    assert after(TEXT + denial) == {"status"}


def test_an_event_added_to_a_reprint_waits_for_the_digest():
    """A sentence more in a known text is weak evidence, by itself it is strong."""
    assert after(LEAD + TEXT) == set()
    assert after(LEAD) == {"event"}


def reprinted_by(text: str, title: str = "Olmeto, la montagna si muove") -> str | None:
    """Return the article that *text* reprints, after the agency's text was read."""
    reader = Reader()
    reader.read("2026-11-03", "Frana a Olmeto", TEXT)
    return reader.read("2026-11-03", title, text).reprint_of


def test_a_reprint_names_the_article_it_repeats():
    """Cut, with a changed word, a changed figure or a sentence more."""
    first, _, rest = TEXT.partition(". ")
    assert reprinted_by(TEXT) == "t1"
    assert reprinted_by(f"{first}. {rest.partition('La strada')[0]}") == "t1"
    assert reprinted_by(TEXT.replace("misurano", "seguono")) == "t1"
    assert reprinted_by(TEXT.replace("340", "510")) == "t1"
    assert reprinted_by(LEAD + TEXT) == "t1"


def test_a_reprint_of_a_reprint_names_the_first():
    """The sentences of the agency were read there before."""
    reader = Reader()
    for title in ("Frana a Olmeto", "Olmeto isolata", "Strada chiusa a Olmeto"):
        found = reader.read("2026-11-03", title, TEXT)

    assert found.reprint_of == "t1"


def test_an_article_that_quotes_another_is_no_reprint():
    """Two sentences are a quotation, and half of a text is not most of it."""
    quoted = ". ".join(TEXT.split(". ")[:2])
    own = (
        "Il vescovo celebra la messa nel cortile della scuola. "
        "I commercianti di Olmeto chiedono un anno senza tasse. "
        "Il parroco raccoglie coperte e stufe per gli anziani. "
    )
    assert reprinted_by(f"{quoted}. {own}") is None
    assert reprinted_by(own) is None


def test_every_generated_reprint_is_found_and_nothing_else():
    """A part of what `benchmarks/reprints.py` runs by the hundred thousand."""
    found = reprints.measure("ours", 600)

    assert [found[kind] for kind in reprints.KINDS] == [1.0] * 4
    assert found["false"] == 0
