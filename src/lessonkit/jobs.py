"""Many lessons at once: those that stand are recalled here, the others are built in processes of their own.

Processes are started afresh (`spawn`) on every system, so that a build is the same everywhere.
"""

from __future__ import annotations

import gc
import os
import traceback
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lessonkit import runs
from lessonkit.cache import Cache
from lessonkit.runs import Order, Outcome

WORTH = 4
"""Fewer lessons that have to be built are not worth the start of a process each."""

ENDED = "a process that builds lessons was ended from outside; --jobs 1 does without"


@dataclass(frozen=True, slots=True)
class Defect:
    """A lesson at which lessonkit itself failed: what was raised, and where."""

    file: Path
    message: str
    trace: str = ""


def build_all(files: Sequence[Path], order: Order, cache: Cache, jobs: int) -> Iterator[Outcome | Defect]:
    """What became of each lesson, in the order of the files. `jobs` is how many at once, 0 for as many as is worth it.

    A defect at one lesson does not touch the others.
    """
    recalled = {file: runs.recalled(file, order, cache) for file in files}
    stale = [file for file, outcome in recalled.items() if outcome is None]
    workers = workers_for(jobs, len(stale))
    built = _in_processes(stale, order, cache, workers) if workers > 1 else _here(stale, order, cache)
    for outcome in recalled.values():
        yield outcome or next(built)
    built.close()


def workers_for(jobs: int, stale: int) -> int:
    """How many processes build so many lessons."""
    return min(jobs or (os.cpu_count() or 1 if stale > WORTH else 1), stale)


def _here(files: Sequence[Path], order: Order, cache: Cache) -> Generator[Outcome | Defect]:
    for file in files:
        yield _built(file, order, cache)


def _in_processes(
    files: Sequence[Path], order: Order, cache: Cache, workers: int
) -> Generator[Outcome | Defect]:
    # Imported late: most runs build nothing, or one lesson, and need no other processes.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    spawn = get_context("spawn")
    # The cycle collector works there as it was told to work here.
    with ProcessPoolExecutor(workers, spawn, gc.set_threshold, gc.get_threshold()) as pool:
        waiting = [(file, pool.submit(_built, file, order, cache)) for file in files]
        try:
            for file, future in waiting:
                try:
                    outcome = future.result()
                except BrokenProcessPool:
                    outcome = Defect(file, ENDED)
                yield outcome
        finally:
            pool.shutdown(cancel_futures=True)


def _built(file: Path, order: Order, cache: Cache) -> Outcome | Defect:
    try:
        return runs.build_anew(file, order, cache)
    except Exception as error:
        return Defect(file, f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))
