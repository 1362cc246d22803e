"""Does everything arrive when the daemon is killed again and again, at any moment?"""

from pipeline.kills import a_trial

KILLS, SEED = 12, 7
# A channel with a long queue goes on while a commit waits; docs/alerts.md says so.
# One more is what the sending process of the life before still had in hand.
MOST_COPIES = 4 + 1


def test_random_kills_lose_nothing_and_store_nothing_twice(tmp_path):
    """Second copies come only of what was in hand; `benchmarks/kills.py` does 200."""
    with a_trial(tmp_path, SEED) as trial:
        tally = trial.run(KILLS)

    assert tally.articles == tally.published > 2 * KILLS - 1, tally
    assert (tally.lost, tally.stored_twice) == (0, 0), tally
    assert tally.alerts == tally.published, tally
    assert tally.states == {"sent": 2 * tally.alerts}, tally
    assert tally.received == 2 * tally.alerts + tally.copies.total(), tally
    assert max(tally.copies.values(), default=0) <= MOST_COPIES, tally
    assert tally.integrity == "ok"
