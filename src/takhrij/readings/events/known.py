"""What an article tells of those whom it names: countries, who holds which office, bodies by the noun for them."""

from collections import Counter

import msgspec

from takhrij.readings.events import lexicon
from takhrij.readings.events.members import Member
from takhrij.readings.events.signs import Signs
from takhrij.readings.scene import COMMAS, Scene
from takhrij.records import Mention

LEADERS = frozenset({
    "president", "prime-minister", "head-of-government", "king", "monarch", "sultan", "emir", "emperor", "crown-prince",
    "supreme-leader", "leader", "minister",
})  # fmt: skip
LONGEST = 9  # tokens before a person among which his office is looked for


class Known:
    """The countries, offices and bodies of one article."""

    def __init__(self, scene: Scene, signs: Signs) -> None:
        self.scene, self.signs = scene, signs
        self.countries: dict[str, str] = {}  # key in countries.csv: entity
        self.offices: dict[tuple[str, str | None], str] = {}  # role and country: who is first called so
        self.bodies: dict[str, list[tuple[int, Mention]]] = {}  # by a noun of theirs, or right before them
        for token, mention in scene.mention_from.items():
            for mark in signs.countries.get(token, ()):
                if mark.entry.table == "country" and mark.start == mention.start and mark.end == mention.end:
                    self.countries.setdefault(mark.entry.key, mention.entity)
        for token, mention in scene.mention_from.items():
            kind = scene.entities[mention.entity].kind
            if kind == "person":
                self._called(token, mention)
            elif kind == "organisation":
                for noun in {lexicon.bare(scene.word(t)) for t in (token - 2, token - 1, token) if t >= 0}:
                    self.bodies.setdefault(noun, []).append((token, mention))
        self.leaders = frozenset(who for (role, _), who in self.offices.items() if role in LEADERS)

    def _called(self, token: int, mention: Mention) -> None:
        """Remember the offices by which a person is introduced: الرئيس الروسي فلان."""
        country: str | None = None
        for before in range(token - 1, max(-1, token - LONGEST), -1):
            if before in self.signs.nationalities:
                country = country or self.signs.nationalities[before].entry.key
            elif before in self.scene.mention_from:
                country = country or self.country_of(before, self.scene.mention_from[before])
            head = self.signs.heads.get(before)
            if head is not None and head.entry.table == "role":
                self.offices.setdefault((head.entry.key, country), mention.entity)
                self.offices.setdefault((head.entry.key, None), mention.entity)
                return
            if (self.scene.word(before) in COMMAS and before != token - 1) or before in self.signs.verbs:
                return

    def named(self, token: int, mention: Mention) -> Member:
        """Whom a mention names: a capital its country, where the article names that too."""
        if lexicon.named_pair(lexicon.bare(self.scene.word(token))):
            last = self.scene.last_of_mention(mention)
            return Member(None, token, last, mention.start, mention.end, "pair")
        kind = self.scene.entities[mention.entity].kind
        country = self.country_of(token, mention) if kind == "place" else None
        who = self.countries.get(country, mention.entity) if country else mention.entity
        return Member(who, token, self.scene.last_of_mention(mention), mention.start, mention.end, kind, None, country)

    def country_of(self, token: int, mention: Mention) -> str | None:
        """The country that a mention of it or of its capital names."""
        for mark in self.signs.countries.get(token, ()):
            if mark.start == mention.start and mark.end == mention.end:
                return mark.entry.key if mark.entry.table == "country" else mark.entry.row["country"]
        return None

    def entity(self, member: Member) -> str | None:
        """The entity of a member; of a nationality, its country's."""
        return member.entity or (self.countries.get(member.country or "") if member.kind == "nationality" else None)

    def key(self, member: Member) -> object:
        """What makes it the same party elsewhere."""
        return self.entity(member) or member.key

    def nation(self, member: Member | None) -> str | None:
        """The country of somebody, as far as his words or his office tell."""
        if member is None or member.country or member.entity is None:
            return member.country if member else None
        return next((of for (_, of), who in self.offices.items() if who == member.entity and of), None)

    def called_so(self, token: int, noun: str) -> Mention | None:
        """The last body before whose name begins with a noun, or stands behind it: التنظيم, after تنظيم داعش."""
        return next((mention for first, mention in reversed(self.bodies.get(noun, ())) if first < token), None)

    def holder(self, role: str, country: str | None) -> str | None:
        """Who is first called so; with role `""`, whoever holds an office of a country (نظيره الروسي)."""
        if role:
            return self.offices.get((role, country))
        return next((who for (_, of), who in self.offices.items() if of == country), None)

    def pair(self, member: Member) -> list[Member]:
        """The two countries that «الكوريتان» names by itself."""
        for token in range(member.first, member.last + 1):
            keys = lexicon.named_pair(lexicon.bare(self.scene.word(token)))
            if keys:
                return [msgspec.structs.replace(member, kind="nationality", country=key) for key in keys]
        return []

    def main_pair(self, before: int, *, persons: bool) -> list[Member]:
        """The two countries, or leaders, named most before a token, in the order of their first mention."""
        first: dict[object, Member] = {}
        times: Counter[object] = Counter()
        for token, mention in self.scene.mention_from.items():
            if token >= before:
                continue
            member = self.named(token, mention)
            country = member.country or (self.nation(member) if member.kind == "person" else None)
            if member.entity in self.leaders if persons else country in self.countries:
                key = member.entity if persons else country
                if not persons and member.kind == "person":
                    member = msgspec.structs.replace(member, entity=None, kind="nationality", country=country)
                first.setdefault(key, member)
                times[key] += 1
        if not persons:
            for token, mark in self.signs.nationalities.items():
                if token < before and mark.entry.key in self.countries:
                    member = Member(None, token, mark.last, mark.start, mark.end, "nationality", None, mark.entry.key)
                    first.setdefault(mark.entry.key, member)
                    times[mark.entry.key] += 1
        most = {key for key, _ in times.most_common(2)}
        return [member for key, member in first.items() if key in most] if len(most) == 2 else []
