"""
Fit the weights of `gain.toml` on the labelled timelines that are not sealed.

usage: python tests/quality/fit_gain.py   (needs the extra: pip install -e '.[fit]')

Prints what each timeline gets from weights that were fitted on all the others: a gain
that is not seen there is none.
"""

import sys
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

import watcher.claims
from corpora.reader import NAMES, SEALED, read
from watcher.claims import Ledger, read_claims
from watcher.claims.brought import brought
from watcher.claims.find import find
from watcher.cli.replay import read_articles
from watcher.config import load_profile
from watcher.relevance import compile_profiles

FILE = Path(watcher.claims.__file__).with_name("gain.toml")
# Of the inverse of the penalty: with some 600 articles the weights are kept small.
STRENGTH = 0.04
HEAD = """\
# Weights of what an article brings (claims/brought.py, claims/manner.py) by which it is
# told from a retelling. Fitted, not written: tests/quality/fit_gain.py does it, and
# docs/decisions/0013 tells why. A name that is not here weighs nothing.
"""


class Example(NamedTuple):
    """What an article brought, and whether its labels say that it was news."""

    topic: str
    brought: dict[str, float]
    is_news: bool


def examples(name: str) -> list[Example]:
    """Read the relevant articles of the timeline *name* in their order."""
    corpus = read(name)
    gold = {row["id"]: row for row in corpus.gold}
    matcher = compile_profiles([load_profile(corpus.folder / "profile.toml")])
    ledger, number, found = Ledger(), 1, []
    for article in read_articles(corpus.folder / "articles.jsonl"):
        label = gold[article.id]
        if not label["relevant"]:
            continue
        (match,) = matcher.judge(article)
        news = brought(article, find(article, match), ledger)
        read_ = read_claims(article, match, ledger, first_number=number)
        number += len(read_.judged)
        if not label.get("bootstrap"):
            found.append(Example(name, news, bool(label["new"])))
    return found


def fitted(rows: Any, labels: Any) -> tuple[Any, float]:
    """Return weights and bias for unscaled *rows*."""
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(scaler.transform(rows), labels)
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def main() -> int:
    """Print the share of rightly ordered pairs of each timeline and write the file."""
    found = [e for name in NAMES if name not in SEALED for e in examples(name)]
    names = [line.split(" = ")[0] for line in FILE.read_text().splitlines()]
    names = [n for n in names if n and n[0] != "#" and n != "bias"]
    rows = np.array([[e.brought[n] for n in names] for e in found])
    labels = np.array([e.is_news for e in found])
    topics = np.array([e.topic for e in found])
    for topic in sorted(set(topics)):
        held = topics == topic
        weights, bias = fitted(rows[~held], labels[~held])
        area = roc_auc_score(labels[held], rows[held] @ weights + bias)
        print(f"{topic:24} {area:.3f}")
    weights, bias = fitted(rows, labels)
    lines = [f"{n} = {w:.2f}" for n, w in zip(names, weights, strict=True)]
    FILE.write_text("\n".join([HEAD + f"bias = {bias:.2f}", *lines]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
