"""The engine at home: a pool of processes with a deadline and a memory limit for each item.

Items travel in small groups, because a trip to another process costs as much as a short page. An item that takes too
long is interrupted in its process, which goes on with the next. Where that cannot be, in a library's own code, or where
the process dies, the group is run again one item at a time, so that only the guilty item pays.
"""

import gc
import multiprocessing
import os
import pickle
import resource
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as Late
from contextlib import suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from takhrij.engine import Failed

T = TypeVar("T")
R = TypeVar("R")
Answer = bytes | str  # a pickled result, or why there is none
GROUP = 8  # items; a trip costs 0.2 ms
GRACE_S = 5  # beyond the deadline, before a process that does not heed it is killed
AHEAD = 2  # groups a worker has waiting: enough to keep it busy, few enough to keep little in memory


class Home:
    """An engine of processes on this machine; use it in a `with` statement.

    Processes are forked at the first item, so what was read before (the words) is shared by all of them.
    """

    def __init__(self, workers: int | None = None, deadline_s: float = 30, memory_mb: int = 2048) -> None:
        self.workers = workers or os.cpu_count() or 1
        self.deadline_s = deadline_s
        self.memory_mb = memory_mb
        forks = "fork" in multiprocessing.get_all_start_methods()
        self._pool = ProcessPool(
            max_workers=self.workers,
            initializer=_settle,
            initargs=(memory_mb,),
            context=multiprocessing.get_context("fork" if forks else None),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Failed[T]]:
        """The function's result for each item, in the order of the items. The function is one of a module's own."""
        remaining = iter(items)
        waiting: deque[tuple[list[T], ProcessFuture[list[Answer]]]] = deque()
        while group := list(islice(remaining, GROUP)):
            waiting.append((group, self._send(function, group)))
            if len(waiting) > AHEAD * self.workers:
                yield from self._results(function, *waiting.popleft())
        while waiting:
            yield from self._results(function, *waiting.popleft())

    def _send(self, function: Callable[[T], R], group: list[T]) -> ProcessFuture[list[Answer]]:
        deadline = self.deadline_s
        return self._pool.schedule(_answers, args=(function, group, deadline), timeout=deadline + GRACE_S)

    def _results(
        self, function: Callable[[T], R], group: list[T], future: ProcessFuture[list[Answer]]
    ) -> Iterator[R | Failed[T]]:
        try:
            answers = future.result()
        except Exception as error:
            if len(group) == 1:
                yield Failed(group[0], self._why(error))
                return
            alone = [([item], self._send(function, [item])) for item in group]
            for single, answer in alone:
                yield from self._results(function, single, answer)
            return
        for item, found in zip(group, answers, strict=True):
            yield Failed(item, found) if isinstance(found, str) else pickle.loads(found)

    def _why(self, error: Exception) -> str:
        if isinstance(error, Late):
            return _late(self.deadline_s)
        if isinstance(error, ProcessExpired):
            return f"its process died with exit code {error.exitcode}"
        return _described(error)


class _Interrupted(BaseException):
    """The deadline of an item has passed; no `except Exception` of a stage's own may catch it."""


def _answers(function: Callable[[T], R], group: list[T], deadline_s: float) -> list[Answer]:
    signal.signal(signal.SIGALRM, _interrupt)
    return [_answer(function, item, deadline_s) for item in group]


def _answer(function: Callable[[T], R], item: T, deadline_s: float) -> Answer:
    try:
        signal.setitimer(signal.ITIMER_REAL, deadline_s)
        try:
            return pickle.dumps(function(item), pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            return _described(error)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _Interrupted:
        return _late(deadline_s)


def _interrupt(number: int, frame: object) -> NoReturn:
    raise _Interrupted


def _late(deadline_s: float) -> str:
    return f"took longer than {deadline_s:g} s"


def _described(error: Exception) -> str:
    """In one line: what was raised."""
    if isinstance(error, MemoryError):
        return "wanted more memory than one item may have"
    return traceback.format_exception_only(error)[-1].strip()


def _settle(memory_mb: int) -> None:
    """In a new process: limit its memory, and keep the garbage collector off what it was born with."""
    gc.freeze()
    with suppress(OSError, ValueError):  # a system that knows no such limit, or has a lower one already
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + memory_mb * 2**20, most))


def _address_space() -> int:
    """Bytes of addresses that this process holds already; they are no item's fault."""
    pages: Any = Path("/proc/self/statm").read_text().split()[0]
    return int(pages) * resource.getpagesize()
