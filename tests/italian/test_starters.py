"""Does the quick look before the grammar of times lose anything?"""

import json
from datetime import date
from pathlib import Path

import pytest

from corpora.reader import REPLAYED, read
from watcher.italian.sentences import sentences
from watcher.italian.times import date_grammar, phrases, points
from watcher.italian.times.heads import by_head
from watcher.italian.times.phrases import phrase
from watcher.italian.times.points import grammar_at
from watcher.italian.times.starters import may_name, may_tell, starts
from watcher.italian.times.tokens import line_of
from watcher.italian.times.view import View
from watcher.italian.words import cut

TABLES = (date_grammar.CORES, points.RULES, phrases.WHOLE_RULES, phrases.RULES)
INDEXED = [(rules, by_head(*rules)) for rules in TABLES]
CASES = Path(__file__).parents[1] / "cases" / "times"


@pytest.mark.parametrize("name", REPLAYED)
def test_nothing_starts_where_the_quick_look_says_no_in_a_timeline(name):
    """The grammar reads no time at any token that is passed over."""
    folder = read(name).folder
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()

    for row in map(json.loads, lines):
        assert _missed(f"{row['title']}\n{row['body']}") == []


@pytest.mark.parametrize("file", sorted(CASES.glob("*.jsonl")), ids=lambda f: f.stem)
def test_nothing_starts_where_the_quick_look_says_no_in_the_cases(file):
    """The lists of time expressions lose none."""
    for line in file.read_text(encoding="utf-8").splitlines():
        assert _missed(json.loads(line)["text"]) == []


def _missed(text: str) -> list[str]:
    """Return the words at which the grammar reads what the quick look passes over."""
    missed = []
    for sentence in sentences(text):
        view = View(line_of(sentence), date(2026, 5, 4))
        may_be = may_tell(cut(sentence.text).words)
        for index, is_near in enumerate(starts(view.line)):
            may_start = may_be and is_near
            token = view.line[index]
            missed += _unasked(view, index)
            if not may_name(token) and grammar_at(view, index):
                missed.append(f"a date at {token.key} in {sentence.text}")
            if may_start:
                continue
            found = phrase(view, index)
            if found is not None and found.begin == index:
                missed.append(f"{view.line.key(index)} in {sentence.text}")
    return missed


def _unasked(view: View, index: int) -> list[str]:
    """Return the rules that read something here, though the word tells otherwise."""
    word = view.line.key(index)
    return [
        f"{rule.__name__} at {word}"
        for rules, asked in INDEXED
        for rule, _ in rules
        if rule not in asked(word) and rule(view, index)
    ]
