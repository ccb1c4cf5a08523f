"""Names of an article -> its entities and their mentions.

1. Names of one gazetteer entry, or of entries for one thing, are one entity, and so are the same words.
2. A short form (لافروف، كيم، وزارة الخارجية) joins the full name of the article that it is the end or beginning of, if there
   is only one; an abbreviation in brackets joins the name before it.
3. Two spellings of one foreign name (شويغو، شويجو) are one entity if their kinds agree.

>>> from takhrij.records import Name, Place, Reason
>>> def name(start, text):
...     place = Place("page", start, start + len(text))
...     return Name(page="page", article="article", start=place.start, end=place.end, text=text, kind="person", key=None,
...                 reason=Reason("example", (place,)))
>>> entities, mentions = within("article", [name(0, "سيرين لاندوف"), name(20, "لاندوف"), name(30, "سيرين لندوف")])
>>> [(entity.name_ar, entity.variants, entity.reason.rule) for entity in entities]
[('سيرين لاندوف', ('سيرين لاندوف', 'سيرين لندوف', 'لاندوف'), 'short form, spelling')]
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from takhrij import ids, text, words
from takhrij.entities.romanise import romanise
from takhrij.entities.spelling import alike
from takhrij.records import Article, Entity, Mention, Name, Place, Reason
from takhrij.words import Row

IN_BRACKETS = "abbreviation in brackets"
SHORT_KINDS = {"person", "organisation", "event_name", "treaty"}


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


class _Groups:
    """Names that are one entity: a forest of groups, joined with the rule that joined them."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = sorted(names, key=lambda n: (n.start, n.end))
        self.parent = list(range(len(self.names)))
        self.rules: dict[int, list[str]] = defaultdict(list)
        self.parts = [_parts(name.text) for name in self.names]

    def find(self, n: int) -> int:
        while self.parent[n] != n:
            n = self.parent[n]
        return n

    def join(self, a: int, b: int, rule: str) -> None:
        a, b = sorted((self.find(a), self.find(b)))
        if a != b:
            self.parent[b] = a
            self.rules[a] += [*self.rules.pop(b, ()), rule]

    def thing(self, n: int) -> str | None:
        """The gazetteer's entry of the group of a name."""
        root = self.find(n)
        return next((_thing(m.key) for i, m in enumerate(self.names) if m.key and self.find(i) == root), None)

    def join_same(self) -> None:
        first: dict[object, int] = {}
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
            if n and name.reason.rule == IN_BRACKETS and (not self.thing(n) or not self.thing(n - 1)):
                self.join(n - 1, n, IN_BRACKETS)

    def join_short_forms(self) -> None:
        leaders = [n for n in range(len(self.names)) if self.find(n) == n]
        for n in leaders:
            short = {self.parts[m] for m in range(len(self.names)) if self.find(m) == self.find(n)}
            if self.thing(n) or self.names[n].kind not in SHORT_KINDS:
                continue
            full = {self.find(m) for m, other in enumerate(self.names)
                    if self.find(m) != self.find(n) and other.kind == self.names[n].kind
                    and any(_short(form, self.parts[m], other.kind) for form in short)}  # fmt: skip
            if len(full) == 1:
                self.join(full.pop(), n, "short form")

    def join_spellings(self) -> None:
        roots = [n for n in range(len(self.names)) if self.find(n) == n]
        for at, n in enumerate(roots):
            for m in roots[at + 1 :]:
                if self.names[n].kind == self.names[m].kind and self.may_be_spellings(n, m):
                    self.join(n, m, "spelling")

    def may_be_spellings(self, n: int, m: int) -> bool:
        if self.find(n) == self.find(m) or (self.thing(n) and self.thing(m)):
            return False
        a, b = self.fullest(n), self.fullest(m)
        given = _given_names()
        return alike(a.text, b.text) and not any(
            x != y and x in given and y in given for x, y in zip(_parts(a.text), _parts(b.text), strict=False)
        )

    def fullest(self, n: int) -> Name:
        return max((m for i, m in enumerate(self.names) if self.find(i) == self.find(n)), key=lambda m: (len(m.text), -m.start))

    def result(self) -> list[tuple[list[Name], list[str]]]:
        members: dict[int, list[Name]] = defaultdict(list)
        for n, name in enumerate(self.names):
            members[self.find(n)].append(name)
        return [(group, list(dict.fromkeys(self.rules[root]))) for root, group in members.items()]


def _parts(name: str) -> tuple[str, ...]:
    """The folded words of a name without their articles: الأمم المتحدة and (لل)أمم المتحدة are the same words."""
    parts = text.fold(name).text.replace("_", " ").replace("-", " ").split()
    return tuple(part[2:] if part.startswith("ال") and len(part) > 4 else part for part in parts)


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
        reason=Reason(", ".join(rules) or (f"gazetteer {key}" if key else members[0].reason.rule), tuple(seen.values())),
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
