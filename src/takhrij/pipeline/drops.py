"""Records of what did not go on."""

import traceback
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from takhrij import ids
from takhrij.records import Dropped


def dropped(what: str, location: str, stage: str, why: str, id_: str = "") -> Dropped:
    """One thing that did not go on; `id_` tells apart things of one location."""
    return Dropped(
        id=ids.of("dropped", what, id_ or location, stage, why), what=what, location=location, stage=stage, why=why
    )


def failure(what: str, location: str, error: Exception, id_: str) -> Dropped:
    """What was raised, and by which stage: the first module outside the pipeline on the way to the error."""
    modules = (frame.f_globals["__name__"] for frame, _ in traceback.walk_tb(error.__traceback__))
    stage = next((name for name in modules if not name.startswith("takhrij.pipeline")), __name__)
    why = "".join(traceback.format_exception_only(error)).strip()
    return dropped(what, location, stage.removeprefix("takhrij."), why, id_)


def numbered(found: Iterable[Dropped]) -> Iterator[Dropped]:
    """The same thing dropped twice is two records: nothing is lost in silence."""
    seen: Counter[str] = Counter()
    for each in found:
        yield msgspec.structs.replace(each, id=ids.of(each.id, seen[each.id])) if seen[each.id] else each
        seen[each.id] += 1
