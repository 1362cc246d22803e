"""How well does a replay decide? Precision and recall against the labels."""

import hashlib
from dataclasses import dataclass

from corpora.reader import Corpus, read
from watcher.cli.replay import read_articles, run
from watcher.config import load_profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Right, false and missed decisions."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.false, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The scores of one corpus; `digest` tells which labels they were made on."""

    digest: str
    relevance: Score
    alerts: Score

    def figures(self) -> dict[str, float | str]:
        """Return the four figures, rounded to three digits, with the digest."""
        return {
            "digest": self.digest,
            "relevance_precision": round(self.relevance.precision, 3),
            "relevance_recall": round(self.relevance.recall, 3),
            "alert_precision": round(self.alerts.precision, 3),
            "alert_recall": round(self.alerts.recall, 3),
        }


def measure(name: str) -> Quality:
    """Replay the corpus *name* and score it; bootstrap articles are not scored."""
    corpus = read(name)
    profile = load_profile(corpus.folder / "profile.toml")
    steps = run(read_articles(corpus.folder / "articles.jsonl"), profile, None)
    decided = {s.article.id: (s.match.relevant, s.alert) for s in steps}
    gold = [row for row in corpus.gold if not row.get("bootstrap")]
    return Quality(
        digest=_digest(corpus),
        relevance=_score((decided[g["id"]][0], g["relevant"]) for g in gold),
        alerts=_score((decided[g["id"]][1], bool(g["new"])) for g in gold),
    )


def _score(pairs) -> Score:
    pairs = list(pairs)
    return Score(
        right=sum(1 for said, true in pairs if said and true),
        false=sum(1 for said, true in pairs if said and not true),
        missed=sum(1 for said, true in pairs if true and not said),
    )


def _digest(corpus: Corpus) -> str:
    files = ("articles.jsonl", "gold.jsonl", "profile.toml")
    content = b"".join((corpus.folder / file).read_bytes() for file in files)
    return hashlib.sha256(content).hexdigest()[:16]
