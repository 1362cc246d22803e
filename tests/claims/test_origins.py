"""How many independent origins tell a thing?"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from support.claims import a_claim, a_quantity
from watcher.claims import Ledger
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Tense
from watcher.model.mention import Attribution, Quantity
from watcher.model.verdict import JudgedClaim, Novelty, Verdict

NIS = Attribution(name="Nis", code="NIS", kind="intelligence")
RELAYED = Attribution(name="fonti", code=None, kind="unnamed", via="Reuters")
ANYBODY = Attribution(name="fonti", code=None, kind="unnamed")


def told_by(outlet: str, **more: object) -> Claim:
    """Build a claim of 340 displaced people, told by *outlet*."""
    given = {
        "id": f"c-{outlet}-{len(more)}",
        "article_id": outlet,
        "published": datetime(2026, 11, 3, 10, tzinfo=ZoneInfo("Europe/Rome")),
        "outlet": outlet,
        "sentence": f"Sono 340 gli sfollati, scrive {outlet}.",
        "event_type": "HAZARD",
        "trigger": "sfollati",
        "lemma": "sfollato",
        "factuality": Factuality.CERTAIN,
        "tense": Tense.PRESENT,
        "quantity": figure(340),
    }
    return a_claim(**{**given, **more})


def figure(value: float) -> Quantity:
    """Build a count of displaced people."""
    return a_quantity(value, value, text=f"{value}", unit="sfollati")


PAPERS = [told_by(f"giornale-{n}", origin="Ansa") for n in range(40)]
CASES = [
    pytest.param(told_by("uno"), [], 1, id="alone"),
    pytest.param(told_by("uno"), [told_by("due")], 2, id="two-papers"),
    pytest.param(
        told_by("uno", origin="Ansa"), PAPERS, 1, id="forty-papers-one-agency"
    ),
    pytest.param(told_by("uno"), PAPERS, 2, id="a-paper-and-an-agency"),
    pytest.param(told_by("uno", origin="ANSA"), PAPERS, 1, id="agency-in-capitals"),
    pytest.param(
        told_by("uno", source=NIS), [told_by("due", source=NIS)], 1, id="one-body"
    ),
    pytest.param(
        told_by("uno", source=RELAYED),
        [told_by("due", origin="Reuters")],
        1,
        id="relayed-by-the-agency-that-signs",
    ),
    pytest.param(
        told_by("uno", source=ANYBODY),
        [told_by("due", source=ANYBODY)],
        2,
        id="unnamed-sources-are-those-of-the-paper",
    ),
    pytest.param(
        told_by("uno"), [told_by("due", quantity=figure(510))], 1, id="another-figure"
    ),
    pytest.param(
        told_by("uno"), [told_by("due", object_class="killed")], 1, id="another-role"
    ),
    pytest.param(
        told_by("uno"), [told_by("due", event_type="AID")], 1, id="another-event"
    ),
]


@pytest.mark.parametrize(("claim", "known", "origins"), CASES)
def test_origins_are_counted_by_agency_body_or_else_paper(claim, known, origins):
    """Forty papers with one agency are one."""
    verdict = Verdict(novelty=Novelty.NEW, reason="", strength="strong")
    ledger = Ledger(JudgedClaim(claim=one, verdict=verdict) for one in known)

    assert ledger.origins_of(claim) == origins
