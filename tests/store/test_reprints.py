"""Which sentences were read where first, and which articles are one text?"""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from store.builders import a_database, stored
from watcher.claims.sentences import ReadSentences, Sentences
from watcher.model.match import Match
from watcher.store import matches
from watcher.store.sentences import StoredSentences

HASHES = st.lists(st.integers(min_value=-(2**63), max_value=2**63 - 1), max_size=30)


def matched(
    db: Database,
    ident: str,
    outlet: str,
    reprint_of: str | None = None,
    outcome: str = "silent",
) -> str:
    """Keep an article of *outlet* with its match; return the match's id."""
    article = stored(db, ident, outlet=outlet)
    match = Match(profile="scioperi", article_id=ident, relevant=True, score=0.9)
    with db.atomic():
        kept = matches.add(db, match, article, outcome=outcome, reason="so")
        if reprint_of:
            matches.fold(db, match, reprint_of)
    return kept


def test_a_sentence_belongs_to_the_article_that_was_read_first() -> None:
    """For each profile by itself."""
    db = a_database()
    stored(db, "art-1")
    stored(db, "art-2")
    sentences = StoredSentences(db, "scioperi")

    with db.atomic():
        sentences.add("art-1", [5, -9, 5])
        sentences.add("art-2", [5, 7])

    assert sentences.readers([5, 7, 8]) == {5: "art-1", 7: "art-2"}
    assert StoredSentences(db, "tram").readers([5]) == {}


@settings(max_examples=40, deadline=None)
@given(first=HASHES, second=HASHES, asked=HASHES)
def test_memory_and_database_answer_alike(
    first: list[int], second: list[int], asked: list[int]
) -> None:
    """Whatever the hashes are: none is lost, none belongs to two."""
    db = a_database()
    stored(db, "art-1")
    stored(db, "art-2")
    answers = []
    books: list[Callable[[], Sentences]] = [
        ReadSentences,
        lambda: StoredSentences(db, "scioperi"),
    ]
    for make in books:
        book = make()
        with db.atomic():
            book.add("art-1", first)
            book.add("art-2", second)
        answers.append(book.readers([*asked, *first, *second]))

    assert answers[0] == answers[1]
    assert set(answers[0]) == {*first, *second}


def test_more_sentences_than_one_question_holds() -> None:
    """An article may be a book."""
    db = a_database()
    stored(db, "art-1")
    sentences = StoredSentences(db, "scioperi")
    with db.atomic():
        sentences.add("art-1", range(12_000))

    assert len(sentences.readers(range(13_000))) == 12_000


def test_every_reprint_hangs_on_the_first() -> None:
    """A reprint of a reprint is one of the first, and each names the other papers."""
    db = a_database()
    matched(db, "art-1", "La Tramvia")
    matched(db, "art-2", "Il Binario", reprint_of="art-1")
    matched(db, "art-3", "Il Vagone", reprint_of="art-2")
    matched(db, "art-4", "Altro")

    (third,) = matches.of_article(db, "art-3")
    beside = [
        matches.outlets_beside(db, "scioperi", f"art-{number}")
        for number in range(1, 5)
    ]

    assert third.reprint_of == "art-1"
    assert beside == [
        ("Il Binario", "Il Vagone"),
        ("La Tramvia", "Il Vagone"),
        ("La Tramvia", "Il Binario"),
        (),
    ]


def test_reprints_that_told_nothing_are_folded() -> None:
    """One with a changed figure keeps its row."""
    db = a_database()
    first = matched(db, "art-1", "La Tramvia")
    silent = matched(db, "art-2", "Il Binario", reprint_of="art-1")
    told = matched(db, "art-3", "Il Vagone", reprint_of="art-1", outcome="alerted")

    every = [m.id for m in matches.newest(db)]
    folded = [m.id for m in matches.newest(db, profile="scioperi", folded=True)]

    assert every == [told, silent, first]
    assert folded == [told, first]
