"""Read an article against the ledger: find | judge | remember."""

from dataclasses import dataclass, replace

from watcher.claims.bench import Bench
from watcher.claims.find import find
from watcher.claims.ledger import Ledger
from watcher.claims.novelty import judge
from watcher.claims.sentences import sentence_hash
from watcher.model.article import Article
from watcher.model.claim import JudgedClaim
from watcher.model.match import Match


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaims:
    """The judged claims of an article and the hashes of its sentences."""

    judged: tuple[JudgedClaim, ...]
    sentences: tuple[int, ...]


def read_claims(
    article: Article, match: Match, ledger: Ledger, *, first_number: int
) -> ReadClaims:
    """
    Judge what *article* asserts and add it to *ledger*.

    Claims get the ids c*first_number*, c*first_number*+1, ... in text order; a claim
    is held against the claims before it, those of its own article included.
    """
    finding = find(article, match)
    hashes = [(s.text, sentence_hash(s.text)) for s in finding.document.sentences]
    bench = Bench(
        ledger=ledger,
        article_numbers=finding.document.quantities,
        known_sentences=frozenset(t for t, h in hashes if h in ledger.sentences),
        claims=finding.claims,
    )
    judged = []
    for number, found in enumerate(finding.claims, first_number):
        claim = replace(found, id=f"c{number}")
        judged.append(JudgedClaim(claim=claim, verdict=judge(claim, bench)))
        ledger.add(claim)
    fresh = tuple(sorted({h for _, h in hashes} - ledger.sentences))
    ledger.sentences.update(fresh)
    return ReadClaims(judged=tuple(judged), sentences=fresh)
