"""One kind for one name: what an article has by the same words is of the kind that is shown best."""

from collections import defaultdict
from collections.abc import Sequence

from takhrij import text
from takhrij.readings.names.found import AGAIN, LETTERS_ALONE, Found
from takhrij.records import EntityKind

Shown = dict[EntityKind, int]  # how well the best rule shows each kind, 0 is best
SHOWN = ("org_head:", "place_head:", "event_head:", "treaty_head:"), ("role:", "reporting_verb:", "given name")
WEAK = ("place of an office", "preposition of place", AGAIN, LETTERS_ALONE)


def agreed(found: Sequence[Found]) -> list[Found]:
    """The names, of which those that no list knows have one kind for the same words.

    >>> one = Found(0, 8, "فيندالور", "organisation", None, "org_head:company", ())
    >>> other = Found(30, 38, "فيندالور", "place", None, "place of an office", ())
    >>> [name.kind for name in agreed([one, other])]
    ['organisation', 'organisation']
    """
    kinds: dict[str, Shown] = defaultdict(dict)
    for name in found:
        if name.key is None:
            shown = kinds[text.fold(name.text).text]
            shown[name.kind] = min(shown.get(name.kind, len(SHOWN) + 2), _rank(name.rule))
    best = {words: min(shown, key=lambda kind: shown[kind]) for words, shown in kinds.items() if len(shown) > 1}
    return [name if name.key else name._replace(kind=best.get(text.fold(name.text).text, name.kind)) for name in found]


def _rank(rule: str) -> int:
    """How well a rule shows a kind."""
    for rank, rules in enumerate(SHOWN):
        if rule.startswith(rules):
            return rank
    return len(SHOWN) + rule.startswith(WEAK)
