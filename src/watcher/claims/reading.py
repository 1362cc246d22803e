"""Read an article against the ledger: find | judge | remember."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from watcher.claims.bench import Bench
from watcher.claims.find import find
from watcher.claims.ledger import Ledger
from watcher.claims.novelty import judge
from watcher.claims.reprints import is_reprint
from watcher.claims.sentences import sentence_hash
from watcher.model.article import Article
from watcher.model.claim import Claim, JudgedClaim
from watcher.model.match import Match

# Flag of a claim whose offsets count characters of a later text of its article.
REVISED = "revised"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaims:
    """The judged claims of an article and the hashes of its sentences."""

    judged: tuple[JudgedClaim, ...]
    sentences: tuple[int, ...]


def read_claims(
    article: Article,
    match: Match,
    ledger: Ledger,
    *,
    first_number: int,
    revised: bool = False,
) -> ReadClaims:
    """
    Judge what *article* asserts and add it to *ledger*.

    Claims get the ids c*first_number*, c*first_number*+1, ... in text order; a claim
    is held against the claims before it, those of its own article included. When
    *article* is a *revised* text, sentences that were read before are passed over.
    """
    finding = find(article, match)
    hashes = [(s.text, sentence_hash(s.text)) for s in finding.document.sentences]
    known = frozenset(t for t, h in hashes if h in ledger.sentences)
    found = _of_revision(finding.claims, known) if revised else finding.claims
    bench = Bench(
        ledger=ledger,
        article_numbers=finding.document.quantities,
        known_sentences=known,
        claims=found,
        is_reprint=not revised and is_reprint(article.id, hashes, ledger),
    )
    judged = []
    for number, one in enumerate(found, first_number):
        claim = replace(one, id=f"c{number}")
        verdict = judge(claim, bench)
        ledger.add(claim)
        kept = replace(claim, article_id=article.id)
        judged.append(JudgedClaim(claim=kept, verdict=verdict))
    fresh = tuple(sorted({h for _, h in hashes} - ledger.sentences))
    ledger.sentences.update(fresh)
    return ReadClaims(judged=tuple(judged), sentences=fresh)


def _of_revision(claims: Sequence[Claim], known: frozenset[str]) -> tuple[Claim, ...]:
    # While they are judged they belong to a text of their own: what the article said
    # before counts as an earlier article would.
    return tuple(
        replace(
            claim,
            article_id=f"{claim.article_id}#{REVISED}",
            flags=(*claim.flags, REVISED),
        )
        for claim in claims
        if claim.sentence not in known
    )
