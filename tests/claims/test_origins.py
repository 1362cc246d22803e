"""How many independent origins tell a thing?"""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from watcher.claims import Ledger
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Tense
from watcher.model.mention import Attribution, Quantity
from watcher.model.verdict import JudgedClaim, Novelty, Verdict

NIS = Attribution(name="Nis", code="NIS", kind="intelligence")
RELAYED = Attribution(name="fonti", code=None, kind="unnamed", via="Reuters")
ANYBODY = Attribution(name="fonti", code=None, kind="unnamed")


def a_claim(outlet: str, **more: object) -> Claim:
    """Build a claim of 340 displaced people, told by *outlet*."""
    claim = Claim(
        id=f"c-{outlet}-{len(more)}",
        article_id=outlet,
        profile="p",
        published=datetime(2026, 11, 3, 10, tzinfo=ZoneInfo("Europe/Rome")),
        outlet=outlet,
        sentence=f"Sono 340 gli sfollati, scrive {outlet}.",
        start=0,
        end=9,
        sentence_index=0,
        headline=False,
        event_type="HAZARD",
        trigger="sfollati",
        lemma="sfollato",
        trigger_start=0,
        trigger_end=9,
        factuality=Factuality.CERTAIN,
        tense=Tense.PRESENT,
        quantity=figure(340),
    )
    return replace(claim, **more)


def figure(value: float) -> Quantity:
    """Build a count of persons."""
    return Quantity(
        text=f"{value}",
        start=0,
        end=3,
        min=value,
        max=value,
        unit="sfollati",
        unit_class="PERSON",
        kind="count",
    )


PAPERS = [a_claim(f"giornale-{n}", origin="Ansa") for n in range(40)]
CASES = [
    pytest.param(a_claim("uno"), [], 1, id="alone"),
    pytest.param(a_claim("uno"), [a_claim("due")], 2, id="two-papers"),
    pytest.param(
        a_claim("uno", origin="Ansa"), PAPERS, 1, id="forty-papers-one-agency"
    ),
    pytest.param(a_claim("uno"), PAPERS, 2, id="a-paper-and-an-agency"),
    pytest.param(a_claim("uno", origin="ANSA"), PAPERS, 1, id="agency-in-capitals"),
    pytest.param(
        a_claim("uno", source=NIS), [a_claim("due", source=NIS)], 1, id="one-body"
    ),
    pytest.param(
        a_claim("uno", source=RELAYED),
        [a_claim("due", origin="Reuters")],
        1,
        id="relayed-by-the-agency-that-signs",
    ),
    pytest.param(
        a_claim("uno", source=ANYBODY),
        [a_claim("due", source=ANYBODY)],
        2,
        id="unnamed-sources-are-those-of-the-paper",
    ),
    pytest.param(
        a_claim("uno"), [a_claim("due", quantity=figure(510))], 1, id="another-figure"
    ),
    pytest.param(
        a_claim("uno"), [a_claim("due", object_class="killed")], 1, id="another-role"
    ),
    pytest.param(
        a_claim("uno"), [a_claim("due", event_type="AID")], 1, id="another-event"
    ),
]


@pytest.mark.parametrize(("claim", "known", "origins"), CASES)
def test_origins_are_counted_by_agency_body_or_else_paper(claim, known, origins):
    """Forty papers with one agency are one."""
    verdict = Verdict(novelty=Novelty.NEW, reason="", strength="strong")
    ledger = Ledger(JudgedClaim(claim=one, verdict=verdict) for one in known)

    assert ledger.origins_of(claim) == origins
