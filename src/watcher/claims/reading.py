"""Read an article against the ledger: find | judge | remember."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from watcher.claims.bench import Bench
from watcher.claims.find import find
from watcher.claims.gain import gain_of
from watcher.claims.ledger import Ledger
from watcher.claims.novelty import judge
from watcher.claims.reprints import is_reprint, places_of, reprinted
from watcher.claims.sentences import sentence_hash
from watcher.claims.weighing import marked, raised
from watcher.model.article import Article
from watcher.model.claim import Claim
from watcher.model.match import Match
from watcher.model.verdict import JudgedClaim

# Flag of a claim whose offsets count characters of a later text of its article.
REVISED = "revised"
_LATER = f"#{REVISED}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaims:
    """The judged claims of an article, and which earlier article it reprints."""

    judged: tuple[JudgedClaim, ...]
    reprint_of: str | None


def read_claims(
    article: Article,
    match: Match,
    ledger: Ledger,
    *,
    first_number: int,
    revised: bool = False,
) -> ReadClaims:
    """
    Judge what *article* asserts and add it, with its sentences, to *ledger*.

    Claims get the ids c*first_number*, c*first_number*+1, ... in text order; a claim
    is held against the claims before it, those of its own article included. When
    *article* is a *revised* text, sentences that were read before are passed over.
    """
    finding = find(article, match)
    hashes = [(s.text, sentence_hash(s.text)) for s in finding.document.sentences]
    readers = ledger.sentences.readers(h for _, h in hashes)
    known = frozenset(t for t, h in hashes if h in readers)
    # A later text is no reprint of the first one.
    places = () if revised else places_of(article.id, hashes, readers, ledger)
    bench = Bench(
        ledger=ledger,
        article_numbers=finding.document.quantities,
        known_sentences=known,
        claims=_of_revision(finding.claims, known) if revised else finding.claims,
        is_reprint=is_reprint(places),
    )
    # Before the article is remembered: it must not be known from itself.
    gain = None if revised else gain_of(article, finding, ledger)
    judged = [
        _judge(replace(claim, id=f"c{number}"), bench, article)
        for number, claim in enumerate(marked(gain, bench), first_number)
    ]
    ledger.sentences.add(article.id, sorted({h for _, h in hashes} - readers.keys()))
    first = reprinted(places)
    return ReadClaims(
        judged=tuple(raised(judged, gain)),
        reprint_of=first and first.removesuffix(_LATER),
    )


def _judge(claim: Claim, bench: Bench, article: Article) -> JudgedClaim:
    """Judge *claim* and remember it; what is kept belongs to *article*."""
    verdict = judge(claim, bench)
    bench.ledger.add(claim)
    kept = replace(claim, article_id=article.id)
    return JudgedClaim(claim=kept, verdict=verdict)


def _of_revision(claims: Sequence[Claim], known: frozenset[str]) -> tuple[Claim, ...]:
    # While they are judged they belong to a text of their own: what the article said
    # before counts as an earlier article would.
    return tuple(
        replace(
            claim,
            article_id=f"{claim.article_id}{_LATER}",
            flags=(*claim.flags, REVISED),
        )
        for claim in claims
        if claim.sentence not in known
    )
