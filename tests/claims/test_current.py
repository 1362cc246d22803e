"""Which figure of a matter stands, and which ones stood before?"""

from claims.reading import Reader
from watcher.claims.current import Matter, matters
from watcher.model.verdict import JudgedClaim

Article = tuple[str, str, str]
FIRST = (
    "2026-11-03",
    "Frana a Olmeto, 340 sfollati",
    "Gli sfollati sono 340, dice la prefettura.",
)
LATER = (
    "2026-11-05",
    "Olmeto, gli sfollati salgono a 510",
    "Gli sfollati sono 510, dice la prefettura.",
)


def of(*articles: Article) -> list[Matter]:
    """Read *articles* into one ledger and return its matters."""
    reader, judged = Reader(), list[JudgedClaim]()
    for article in articles:
        judged += reader.read(*article).judged
    return matters(judged)


def figures(matter: Matter) -> list[tuple[float | None, str | None]]:
    """Return the least of each value with its source, in their order."""
    counts = [(value.first.quantity, value.first.source) for value in matter.values]
    return [(q.min if q else None, s.name if s else None) for q, s in counts]


def test_the_latest_figure_stands_and_the_earlier_ones_stay():
    """Nothing is overwritten: 340 is still there behind 510."""
    (matter,) = of(FIRST, LATER)

    assert matter.role == "displaced"
    assert matter.noun == "sfollati"
    assert {least for least, _ in figures(matter)} == {340, 510}
    assert figures(matter)[0][0] == 510
    assert matter.is_news


def test_a_value_counts_its_articles_and_keeps_the_claim_that_told_it_first():
    """A retelling moves `last`, not `since`."""
    again = ("2026-11-07", "Olmeto", "Sono 510 gli sfollati, dice la prefettura.")

    (matter,) = of(FIRST, LATER, again)
    value = next(v for v in matter.values if v.last.day == 7)

    assert value.tellings == 2
    assert (value.since.day, value.last.day) == (5, 7)


def test_two_sources_have_a_value_each():
    """340 for the prefecture and 510 for the region stand side by side."""
    other = ("2026-11-03", "Olmeto", "Gli sfollati sono 510, secondo la Regione.")

    (matter,) = of((FIRST[0], "Frana a Olmeto", FIRST[2]), other)

    assert {least for least, _ in figures(matter)} == {340, 510}
    assert len({source for _, source in figures(matter)}) == 2


def test_a_former_value_does_not_stand():
    """What a later text calls the figure of January is no value of that day."""
    former = (
        "2026-11-06",
        "Olmeto",
        "Gli sfollati sono 510, dai 90 di gennaio, dice la prefettura.",
    )

    found = [least for m in of(FIRST, LATER, former) for least, _ in figures(m)]

    assert 90 not in found


def test_matters_that_changed_last_come_first():
    """The order of the list is that of the news."""
    flood = ("2026-11-09", "Verna, 25 feriti", "I feriti sono 25, dice la prefettura.")

    assert [matter.role for matter in of(FIRST, flood, LATER)] == [
        "wounded",
        "displaced",
    ]
