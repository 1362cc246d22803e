"""Is an article that reports told from one that retells?"""

from claims.reading import Reader, news_of
from watcher.claims import gain
from watcher.claims.gain import likelihood
from watcher.claims.strength import RETELLING

FACTS = (
    "La frana ha investito la strada provinciale nella notte di lunedì. "
    "Secondo la prefettura gli sfollati sono 340, ospitati nella palestra di Olmeto. "
    "I tecnici della Regione misurano il movimento del versante con un radar. "
    "La strada resta interrotta in entrambe le direzioni fino a nuovo ordine. "
    "Il sindaco chiede di non avvicinarsi alla zona e ringrazia i volontari. "
)
RETOLD = (
    "Che cosa resta di quella notte? La strada provinciale investita dalla frana. "
    "Chi ospita gli sfollati nella palestra? I volontari che il sindaco ringrazia. "
    "Come si misura un versante in movimento? Con il radar dei tecnici della Regione. "
    "Perché la strada resta interrotta in entrambe le direzioni? Per prudenza. "
    "E quando si potrà tornare? Nella zona, dice chi ci abita, pascolano 25 cavalli, "
    "e attorno alla palestra di Olmeto si continua a chiedere quanto durerà ancora. "
)
REPORT = (
    "Il commissario Livia Moretti ha consegnato stamattina alle famiglie le chiavi di "
    "62 case prefabbricate, montate in cinque settimane nel campo sportivo. "
    "Entro il 20 dicembre ne arriveranno altre trenta, pagate con fondi europei. "
    "Le ditte riceveranno un premio se finiranno prima, penali se tarderanno. "
    "Le scuole riaprono lunedì in locali della diocesi, con bus gratuiti. "
)


def after_the_facts(day: str, title: str, text: str):
    """Return what *text* comes to for a reader of the facts."""
    reader = Reader()
    reader.read("2026-11-03", "Frana a Olmeto, 340 sfollati", FACTS)
    return reader.read(day, title, text).judged


def test_a_figure_below_the_title_of_a_retelling_waits_for_the_digest():
    """It is new, and yet no reason to wake anybody."""
    judged = after_the_facts("2026-11-05", "Perché Olmeto aspetta", RETOLD)

    fresh = [item for item in judged if item.verdict.is_fresh]

    assert any(item.verdict.slot == "number" for item in fresh)
    assert not [item for item in fresh if item.verdict.is_news]
    assert all(RETELLING in item.claim.flags for item in judged if item.claim.quantity)


def test_what_a_title_says_is_told_even_over_a_retelling():
    """A desk puts into the title what the piece is for."""
    title = "Perché Olmeto aspetta: gli sfollati sono 510"

    judged = after_the_facts("2026-11-05", title, RETOLD)

    assert [i.claim.headline for i in judged if i.verdict.is_news] == [True]


def test_a_report_is_told():
    """Days ahead, figures and names that nobody had read make news."""
    judged = after_the_facts("2026-11-20", "Olmeto, consegnate 62 case", REPORT)

    assert any(item.verdict.is_news for item in judged)
    assert not any(RETELLING in item.claim.flags for item in judged)


def test_a_flash_is_read_for_its_claims_alone():
    """Nobody sends two lines to retell."""
    reader = Reader()
    reader.read("2026-11-03", "Frana a Olmeto, 340 sfollati", FACTS)

    found = reader.read("2026-11-05", "Olmeto", "Gli sfollati sono 510.")

    assert {item.verdict.slot for item in news_of(found)} == {"number"}


def test_a_retelling_makes_nothing_known_on_its_day():
    """The report of the evening tells what the column of the morning mentioned."""
    reader = Reader()
    reader.read("2026-11-03", "Frana a Olmeto, 340 sfollati", FACTS)
    column = RETOLD + "Tornano a casa entro il 20 dicembre, si mormora. "
    reader.read("2026-11-05", "Perché Olmeto aspetta", column)
    report = "La prefettura: gli sfollati tornano a casa entro il 20 dicembre."

    news = news_of(reader.read("2026-11-05", "Olmeto, c'è una data", report))

    assert "time" in {item.verdict.slot for item in news}


def test_the_likelihood_grows_with_what_is_new_and_falls_with_what_was_told():
    """Every weight that a reader would expect has the sign that he expects."""
    nothing = dict.fromkeys(gain._weights(), 0.0)
    base = likelihood(nothing)

    for more in ("title_figures", "summary_ahead", "body_recent", "errata"):
        assert likelihood(nothing | {more: 1.0}) > base, more
    for less in ("body_of_late", "title_of_late", "opinion", "recap", "questions"):
        assert likelihood(nothing | {less: 1.0}) < base, less
