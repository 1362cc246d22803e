"""Which paragraphs of an article may carry claims of a profile?"""

from datetime import UTC, datetime

from watcher.claims.topic import Topic
from watcher.model.article import Article
from watcher.model.match import Match, TermHit

BUDGET = (
    "Il Comune approva il bilancio con 21 voti.\n\n"
    "Per la frana di Castro non ci sono fondi.\n\n"
    "Aumenta la tassa di soggiorno."
)
LIVE = "\n\n".join(
    [
        "9:10 – I vigili del fuoco scavano.",
        "9:40 – I voli riprendono.",
        "10:05 – Pioggia.",
    ]
)


def topic_of(title: str, body: str, *terms: str) -> tuple[Topic, str]:
    """Return the topic of an article in which each of *terms* was hit."""
    article = Article(
        id="a",
        outlet="gazzetta",
        url="https://gazzetta.example/1",
        published=datetime(2026, 5, 4, tzinfo=UTC),
        title=title,
        body=body,
    )
    hits = tuple(
        TermHit(
            term=term,
            surface=term,
            start=at,
            end=at + len(term),
            field=article.field_at(at),
            role="any",
            group=0,
        )
        for term in terms
        for at in range(len(article.text))
        if article.text.startswith(term, at)
    )
    match = Match(profile="p", article_id="a", relevant=True, score=1.0, hits=hits)
    return Topic(article, match), article.text


def test_an_article_on_the_topic_counts_as_a_whole():
    """Its title names the topic: every paragraph may bring news."""
    topic, text = topic_of("Frana di Castro, il Comune", BUDGET, "Frana", "frana")

    assert topic.covers(text.index("21 voti"))
    assert topic.covers(text.index("Aumenta"))


def test_a_passing_mention_counts_alone():
    """One paragraph names the topic: what the others say is another matter."""
    topic, text = topic_of("Passa il bilancio", BUDGET, "frana")

    assert topic.covers(text.index("frana"))
    assert not topic.covers(text.index("21 voti"))
    assert not topic.covers(text.index("Aumenta"))


def test_a_live_blog_on_the_topic_counts_as_a_whole():
    """Its items need not name again what the title names."""
    topic, text = topic_of("Frana di Castro, la diretta", LIVE, "Frana")

    assert all(topic.covers(text.index(word)) for word in ("scavano", "voli"))


def test_of_a_general_live_blog_the_items_that_name_the_topic_count():
    """Each item is a story of its own."""
    topic, text = topic_of("Maltempo, la diretta", LIVE, "vigili del fuoco")

    assert topic.covers(text.index("scavano"))
    assert not topic.covers(text.index("voli"))
