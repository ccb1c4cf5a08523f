"""Names of an article -> its entities and their mentions; entities of all articles -> one for each real thing.

Within an article:

1. Names of one gazetteer entry, or of entries for one thing, are one entity, and so are the same words.
2. A short form (لافروف، كيم، وزارة الخارجية) joins the full name that it is the end or beginning of, if the article has
   only one; an abbreviation in brackets joins the name before it.
3. Two spellings of one foreign name (شويغو، شويجو) are one entity if their kinds agree.

>>> from takhrij.records import Name, Place, Reason
>>> def name(start, text):
...     place = Place("page", start, start + len(text))
...     return Name(page="page", article="article", start=place.start, end=place.end, text=text, kind="person",
...                 key=None, reason=Reason("example", (place,)))
>>> entities, mentions = within("article", [name(0, "سيرين لاندوف"), name(20, "لاندوف"), name(30, "سيرين لندوف")])
>>> [(entity.name_ar, entity.variants, entity.reason.rule) for entity in entities]
[('سيرين لاندوف', ('سيرين لاندوف', 'سيرين لندوف', 'لاندوف'), 'short form, spelling')]
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from takhrij import ids, text, words
from takhrij.entities import spelling
from takhrij.entities.across import Merged, across
from takhrij.entities.groups import Groups
from takhrij.entities.romanise import romanise
from takhrij.records import Article, Entity, Mention, Name, Place, Reason
from takhrij.words import Row

__all__ = ["Merged", "across", "within"]
IN_BRACKETS = "abbreviation in brackets"


def within(article: Article | str, names: Sequence[Name]) -> tuple[list[Entity], list[Mention]]:
    """The entities that the names of one article stand for, in the order of their first mention, and the mentions."""
    groups = _Groups(names)
    groups.join_same()
    groups.join_brackets()
    groups.join_short_forms()
    groups.join_spellings()
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for members, rules in groups.result():
        entity = _entity(members, rules)
        entities.append(entity)
        mentions += [
            Mention(id=_mention_id(n), entity=entity.id, article=n.article, page=n.page, start=n.start, end=n.end,
                    text=n.text, reason=n.reason)
            for n in members
        ]  # fmt: skip
    return entities, sorted(mentions, key=lambda m: (m.start, m.end))


class _Groups(Groups):
    """Names that are one entity."""

    def __init__(self, names: Sequence[Name]) -> None:
        super().__init__(len(names))
        self.names = sorted(names, key=lambda n: (n.start, n.end))
        self.parts = [spelling.parts(name.text) for name in self.names]

    def thing(self, group: int) -> str | None:
        """What the gazetteer has a group for."""
        return next((_thing(key) for n in self.members[group] if (key := self.names[n].key)), None)

    def fullest(self, group: int) -> Name:
        return max((self.names[n] for n in self.members[group]), key=lambda name: (len(name.text), -name.start))

    def join_same(self) -> None:
        first: dict[str, int] = {}
        for n, name in enumerate(self.names):
            if name.key:
                self.join(first.setdefault(_thing(name.key), n), n, f"gazetteer {name.key}")
        by_words: dict[tuple[str, ...], int] = {}
        for n in sorted(range(len(self.names)), key=lambda n: (not self.names[n].key, n)):
            other = by_words.setdefault(self.parts[n], n)
            if not self.names[n].key or not self.names[other].key:
                self.join(other, n, "same words")

    def join_brackets(self) -> None:
        for n, name in enumerate(self.names):
            if n and name.reason.rule == IN_BRACKETS and not (self.thing(self.of[n]) and self.thing(self.of[n - 1])):
                self.join(n - 1, n, IN_BRACKETS)

    def join_short_forms(self) -> None:
        for group in list(self.members):
            kind = self.names[group].kind
            if group not in self.members or kind == "place" or self.thing(group):
                continue
            short = {self.parts[n] for n in self.members[group]}
            full = {self.of[n] for n, name in enumerate(self.names) if name.kind == kind and self.of[n] != group
                    and any(_short(form, self.parts[n], kind) for form in short)}  # fmt: skip
            if len(full) == 1:
                self.join(full.pop(), group, "short form")

    def join_spellings(self) -> None:
        alike_: dict[tuple[str, str], list[int]] = defaultdict(list)
        for group in self.members:
            name = self.fullest(group)
            alike_[name.kind, spelling.key(name.text)[0]].append(group)
        for groups in alike_.values():
            for a, b in combinations(groups, 2):
                if self.of[a] != self.of[b] and self.may_be_spellings(self.of[a], self.of[b]):
                    self.join(a, b, "spelling")

    def may_be_spellings(self, a: int, b: int) -> bool:
        """Whether two groups are one foreign name, and not two given names of one root (سامر, سمير)."""
        one, other = self.fullest(a), self.fullest(b)
        given = _given_names()
        pairs = zip(spelling.parts(one.text), spelling.parts(other.text), strict=False)
        return (
            not (self.thing(a) and self.thing(b))
            and spelling.alike(one.text, other.text)
            and not any(x != y and {x, y} <= given for x, y in pairs)
        )

    def result(self) -> list[tuple[list[Name], list[str]]]:
        return [
            ([self.names[n] for n in sorted(members)], list(dict.fromkeys(self.rules[group])))
            for group, members in sorted(self.members.items())
        ]


def _short(short: tuple[str, ...], full: tuple[str, ...], kind: str) -> bool:
    size = len(short)
    if not 0 < size < len(full):
        return False
    if kind == "person":
        return full[-size:] == short or full[:size] == short
    return size > 1 and full[:size] == short


def _mention_id(name: Name) -> str:
    return ids.of("mention", name.page, name.start, name.end)


def _entity(members: Sequence[Name], rules: Sequence[str]) -> Entity:
    key = next((name.key for name in members if name.key), None)
    row = _rows()[key] if key else {}
    fullest = max(members, key=lambda n: (len(n.text.split()), len(n.text), -n.start))
    variants = Counter(text.undecorated(name.text) for name in members)
    known = words.values(row, "ar")[0] if row.get("ar") else text.undecorated(fullest.text)
    kinds = Counter(name.kind for name in members)
    keyed = next((name.kind for name in members if name.key), None)
    seen: dict[str, Place] = {}
    for name in members:
        seen.setdefault(name.text, Place(name.page, name.start, name.end))
    return Entity(
        id=ids.of("entity", min(map(_mention_id, members))),
        kind=keyed or (fullest.kind if kinds[fullest.kind] * 2 >= len(members) else kinds.most_common(1)[0][0]),
        name_ar=known,
        name_en=row.get("en") or romanise(known),
        variants=tuple(sorted(variants, key=lambda v: (-len(v), v))),
        same_as=row.get("wikidata") or None,
        reason=Reason(
            ", ".join(rules) or (f"gazetteer {key}" if key else members[0].reason.rule), tuple(seen.values())
        ),
    )


@cache
def _rows() -> Mapping[str, Row]:
    return {f"{entry.table}:{entry.key}": entry.row for entry in words.entries()}


def _thing(key: str) -> str:
    """What a gazetteer's entry stands for: one thing may be in two tables (a capital among the cities)."""
    return _rows()[key].get("wikidata") or key


@cache
def _given_names() -> frozenset[str]:
    return frozenset(text.fold(row["form"]).text for row in words.rows("names/given_names.txt"))
