"""Which names of an article are one entity, step by step."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain, combinations

from takhrij import text, words
from takhrij.entities import forms, gazetteer, own, spelling
from takhrij.entities.groups import Groups, counted, told
from takhrij.records import Merge, Name, Office, Place
from takhrij.words import Row

IN_BRACKETS = "abbreviation in brackets"
LEADER = "spelling of a leader whose country is named"
FIRST_NAMED = "short form of the one named first"


class Names(Groups):
    """Names of one article; a group is an entity."""

    def __init__(self, names: Sequence[Name], offices: Mapping[int, Office], yours: Mapping[str, Row]) -> None:
        """Names by their places, the offices of some of them by number, and rows of the user's by key."""
        super().__init__(len(names))
        self.names = names
        self.offices = offices
        self.yours = yours
        self.parts = [spelling.parts(name.text) for name in names]
        self.surface = [text.undecorated(name.text) for name in names]
        self.spellings = {n: {surface} for n, surface in enumerate(self.surface)}  # of each group
        self.keys = {n: name.key for n, name in enumerate(names) if name.key}  # the gazetteer's entry
        self.leaders: dict[int, str] = {}  # of them those that were found by another spelling

    def join(self, one: int, other: int, rule: str, evidence: Sequence[Place] = ()) -> None:
        """As groups are joined, with their spellings."""
        a, b = sorted((self.of[one], self.of[other]))
        if a != b:
            self.spellings[a] |= self.spellings.pop(b)
        super().join(one, other, rule, evidence)

    def bring_together(self) -> None:
        """The steps, in their order."""
        self.join_same()
        self.join_brackets()
        self.join_spellings()
        self.find_leaders()
        self.join_fuller()
        self.join_short_forms()

    def key(self, group: int) -> str | None:
        """The gazetteer's entry for a group."""
        return own.first([self.keys[n] for n in self.members[group] if n in self.keys])

    def row(self, key: str) -> Row:
        """The row of an entry, the user's or ours."""
        return self.yours.get(key) or words.by_key()[key]

    def thing(self, key: str) -> str:
        """What an entry stands for."""
        return gazetteer.thing(key, self.row(key))

    def fullest(self, group: int) -> int:
        """The longest name of a group, the first of equals."""
        return max(self.members[group], key=lambda n: (len(self.names[n].text), -n))

    def join_same(self) -> None:
        """Names of one thing of the gazetteer, and the same words."""
        first: dict[str, int] = {}
        for n, key in self.keys.items():
            self._join(n, first.setdefault(self.thing(key), n), gazetteer.rule(key))
        by_words: dict[tuple[str, ...], int] = {}
        for n in sorted(range(len(self.names)), key=lambda n: (n not in self.keys, n)):
            other = by_words.setdefault(self.parts[n], n)
            if n not in self.keys or other not in self.keys:
                self._join(n, other, "same words")

    def join_brackets(self) -> None:
        """An abbreviation in brackets is the name before it."""
        for n, name in enumerate(self.names):
            if n and name.reason.rule == IN_BRACKETS and not (self.key(self.of[n]) and self.key(self.of[n - 1])):
                self._join(n, n - 1, IN_BRACKETS)

    def join_spellings(self) -> None:
        """Two spellings of one name, of one kind."""
        met: dict[tuple[str, str], list[int]] = defaultdict(list)
        for group in self.members:
            name = self.names[self.fullest(group)]
            for key in spelling.keys(name.text):
                met[name.kind, key].append(group)
        for groups in met.values():
            for a, b in combinations(groups, 2):
                one, other = self.of[a], self.of[b]
                if one != other and not (self.key(one) and self.key(other)) and not self._two_offices(one, other):
                    m, n = self.fullest(one), self.fullest(other)
                    if spelling.alike(self.names[m].text, self.names[n].text):
                        self._join(n, m, "spelling")

    def find_leaders(self) -> None:
        """A spelling that the gazetteer lacks of a leader whose country the article names."""
        lands = {gazetteer.country(self.thing(key)) for key in self.keys.values()}
        lands |= {office.country for office in self.offices.values()}
        for group in list(self.members):
            if group not in self.members:
                continue
            n = self.fullest(group)
            if self.names[n].kind != "person" or self.key(group) or len(self.parts[n]) < 2:
                continue
            found = [key for key in gazetteer.persons(self.names[n].text) if words.by_key()[key]["country"] in lands]
            if len(found) == 1 and self._countries(group) <= {words.by_key()[found[0]]["country"]}:
                same = next((m for m, key in self.keys.items() if key == found[0]), n)
                self.keys[n] = self.leaders[n] = found[0]
                self._join(n, same, LEADER)

    def join_fuller(self) -> None:
        """A name with more forefathers, where only one person of the article has it."""
        for group in list(self.members):
            if group in self.members and self.names[group].kind == "person":
                known = self.key(group)
                longer = (g for g in self.members if g != group and self._longer(group, g, forms.fuller))
                found = [g for g in longer if not (known and self.key(g))]
                if len(found) == 1 and not self._two_offices(group, found[0]):
                    self._join(self.fullest(group), self.fullest(found[0]), "fuller name")

    def join_short_forms(self) -> None:
        """A short form, where only one full name has it, or had it when the form was first said after one."""
        for group in list(self.members):
            kind = self.names[group].kind
            if group not in self.members or kind == "place" or self.key(group):
                continue
            short = partial(forms.short, kind=kind)
            others = (
                g for g in self.members if g != group and any(self.names[n].kind == kind for n in self.members[g])
            )
            found = [g for g in others if self._longer(group, g, short)]
            if full := self._introduced(group, found):
                self._join(self.fullest(group), self.fullest(full[0]), "short form" if len(found) == 1 else FIRST_NAMED)

    def _introduced(self, group: int, candidates: Sequence[int]) -> Sequence[int]:
        """Of several full names the only one that was said before the form was; of headlines, which foretell, aside."""
        if len(candidates) < 2:
            return candidates
        said = ([g for g in candidates if min(self.members[g]) < n] for n in sorted(self.members[group]))
        first = next((before for before in said if before), [])
        return first if len(first) == 1 else []

    def _longer(self, group: int, other: int, of: Callable[[str, str], bool]) -> bool:
        return any(of(few, many) for few in self.spellings[group] for many in self.spellings[other])

    def _two_offices(self, a: int, b: int) -> bool:
        """Whether two have offices of different countries."""
        one, other = self._countries(a), self._countries(b)
        return bool(one and other and not one & other)

    def _countries(self, group: int) -> set[str]:
        offices = {self.offices[n].country for n in self.members[group] if n in self.offices}
        key = self.key(group)
        known = gazetteer.country(self.thing(key)) if key and self.names[group].kind == "person" else None
        return {country for country in (*offices, known) if country}

    def _join(self, n: int, m: int, rule: str) -> None:
        self.join(n, m, rule, (self._place(n), self._place(m)))

    def _place(self, n: int) -> Place:
        return Place(self.names[n].page, self.names[n].start, self.names[n].end)

    def merges(self, group: int) -> tuple[Merge, ...]:
        """The joins of different spellings."""
        surface = self.surface
        joins = (told(surface[one], surface[other], rule, shown) for one, other, rule, shown in self.joins[group])
        listed = (told(surface[n], gazetteer.name(self.row(self.leaders[n])), LEADER, (self._place(n),))
                  for n in self.members[group] if n in self.leaders)  # fmt: skip
        return counted(merge for merge in chain(joins, listed) if merge.spelling != merge.joined)
