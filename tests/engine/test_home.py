import os
import signal
import time

import pytest

from takhrij.engine import Failed, home, together
from takhrij.engine.home import GROUP, Home

ITEMS = range(3 * GROUP)
GUILTY = GROUP + 3


def raises(item):
    if item == GUILTY:
        raise ValueError("no such page")
    return item * 2


def hangs(item):
    if item == GUILTY:
        time.sleep(60)
    return item * 2


def hangs_and_heeds_nothing(item):
    if item == GUILTY:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})  # as a library's own code might as well
        time.sleep(60)
    return item * 2


def dies(item):
    if item == GUILTY:
        os._exit(3)
    return item * 2


def hogs(item):
    if item == GUILTY:
        return len(bytearray(2**31))
    return item * 2


def answers_with_what_cannot_travel(item):
    return (lambda: item) if item == GUILTY else item * 2


@pytest.mark.parametrize(
    ("function", "why"),
    [
        (raises, "ValueError: no such page"),
        (hangs, "took longer than 0.5 s"),
        (hangs_and_heeds_nothing, "took longer than 0.5 s"),
        (dies, "its process died with exit code 3"),
        (hogs, "wanted more memory than one item may have"),
        (answers_with_what_cannot_travel, "pickle"),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_item_costs_only_itself(monkeypatch, function, why, workers):
    monkeypatch.setattr(home, "GRACE_S", 0.5)
    with Home(workers, deadline_s=0.5, memory_mb=256) as engine:
        results = list(engine.map(function, ITEMS))
    assert [result for result in results if not isinstance(result, Failed)] == [n * 2 for n in ITEMS if n != GUILTY]
    assert isinstance(results[GUILTY], Failed)
    assert results[GUILTY].item == GUILTY
    assert why in results[GUILTY].why


def test_a_deadline_is_paid_once():
    with Home(1, deadline_s=1) as engine:
        next(engine.map(abs, [0]))
        started = time.monotonic()
        assert len(list(engine.map(hangs, ITEMS))) == len(ITEMS)
        assert 1 <= time.monotonic() - started < 1.8


def test_one_pool_serves_several_maps():
    with Home(2) as engine:
        assert list(engine.map(abs, [-1, 2])) == [1, 2]
        assert list(engine.map(str, [])) == []
        assert list(engine.map(str, [1])) == ["1"]


def test_items_are_taken_as_they_are_needed():
    taken = []

    def items():
        for n in range(10_000):
            taken.append(n)
            yield n

    with Home(1) as engine:
        results = engine.map(abs, items())
        next(results)
        assert len(taken) < 100
        results.close()


def test_together():
    assert together([("b", 1), ("a", 2), ("b", 0)]) == {"a": [2], "b": [1, 0]}
