"""Who or what a phrase names: an entity, a described group, a government, or a noun like any other."""

import msgspec

from takhrij.marks import Mark
from takhrij.readings.events import lexicon
from takhrij.readings.events.signs import Signs
from takhrij.readings.statements.scene import COMMAS, OPEN_QUOTES, Scene
from takhrij.records import Mention

LEADERS = frozenset({
    "president", "prime-minister", "head-of-government", "king", "monarch", "sultan", "emir", "emperor", "crown-prince",
    "supreme-leader", "leader", "minister",
})  # fmt: skip
NISBA = ("ي", "يه", "يين", "يون", "يات")
NUNATED = ("ون", "ين", "ان")
LONGEST = 9  # words of a description
COUNTED = 6  # words of a number before a noun


class Member(msgspec.Struct, frozen=True):
    """Somebody or something."""

    entity: str | None
    first: int  # tokens, both included
    last: int
    start: int
    end: int
    kind: str  # person organisation place event_name treaty, group, nationality, thing, pair, or a pronoun
    head: Mark | None = None  # the noun that a description begins with
    country: str | None = None  # key in countries.csv

    @property
    def key(self) -> object:
        """What makes it the same party elsewhere."""
        return self.entity or (self.start, self.end)


class Description(msgspec.Struct):
    """A description in the making: it ends with token `end` so far."""

    first: int
    head: Mark
    end: int
    definite: bool
    country: str | None
    role: str  # key in roles.csv
    person: Member | None = None  # whom or what it introduces


class Reader:
    """Reads the members of one article: knows its countries, and the persons behind its offices."""

    def __init__(self, scene: Scene, signs: Signs) -> None:
        self.scene, self.signs = scene, signs
        self.countries: dict[str, str] = {}  # key in countries.csv: entity
        self.offices: dict[tuple[str, str | None], str] = {}  # role and country: who is first called so
        for token, mention in scene.mention_from.items():
            for mark in signs.countries.get(token, ()):
                if mark.entry.table == "country" and mark.start == mention.start and mark.end == mention.end:
                    self.countries.setdefault(mark.entry.key, mention.entity)
        for token, mention in scene.mention_from.items():
            if scene.entities[mention.entity].kind == "person":
                self._called(token, mention)
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

    def entity(self, member: Member) -> str | None:
        """The entity of a member; of a nationality, its country's."""
        return member.entity or (self.countries.get(member.country or "") if member.kind == "nationality" else None)

    def key(self, member: Member) -> object:
        """What makes it the same party elsewhere."""
        return self.entity(member) or member.key

    def country_of(self, token: int, mention: Mention) -> str | None:
        """The country that a mention of it or of its capital names."""
        for mark in self.signs.countries.get(token, ()):
            if mark.start == mention.start and mark.end == mention.end:
                return mark.entry.key if mark.entry.table == "country" else mark.entry.row["country"]
        return None

    def read(self, token: int, last: int, triggers: frozenset[int]) -> Member | None:
        """Who is named from a token on, no further than `last`; tokens of `triggers` belong to nobody."""
        if token > last or token in triggers or token in self.scene.time_on:
            return None
        if mention := self.scene.mention_from.get(token):
            return self._named(token, mention)
        if token in self.scene.mention_on:
            return None
        if lexicon.is_quantity(self.scene.word(token)) and (counted := self._counted(token, last, triggers)):
            return counted
        return self._described(token, last, triggers) or self._thing(token, last, triggers)

    def _named(self, token: int, mention: Mention) -> Member:
        kind = self.scene.entities[mention.entity].kind
        country = self.country_of(token, mention) if kind == "place" else None
        who = self.countries.get(country, mention.entity) if country else mention.entity
        return Member(who, token, self.scene.last_of_mention(mention), mention.start, mention.end, kind, None, country)

    # ------------------------------------------------------------ counted and described

    def _counted(self, token: int, last: int, triggers: frozenset[int]) -> Member | None:
        """عشرات المحتجين، 20 جنديا، أكثر من ثلاثة آلاف من السكان."""
        scene, at = self.scene, token
        while at <= min(last, token + COUNTED) and (
            lexicon.is_quantity(scene.word(at))
            or (at > token and scene.word(at) in {"من", "علي", ".", ","} and scene.word(at + 1) not in COMMAS)
        ):
            at += 1
        member = self._described(at, last, triggers) or self._tamyiz(at, last, triggers)
        if member is None or member.kind != "group":
            return None
        word = scene.word(token)
        attached = word[0] in "وبل" and not word.isdigit() and word not in lexicon.listed("quantity")
        return msgspec.structs.replace(member, first=token, start=scene.text.starts[token] + attached)

    def _tamyiz(self, token: int, last: int, triggers: frozenset[int]) -> Member | None:
        """Any noun right after a number: خمس قذائف."""
        scene, word = self.scene, self.scene.word(token)
        if token > last or token in triggers or token in scene.time_on or token in scene.mention_on:
            return None
        if scene.word(token - 1) in {"من", "اكثر", "نحو"} or lexicon.ends_nothing(word) or lexicon.particle(word)[0]:
            return None
        nationality = self.signs.nationalities.get(token)
        country = nationality.entry.key if nationality else None
        return Member(None, token, token, scene.text.starts[token], scene.text.ends[token], "group", None, country)

    def _described(self, token: int, last: int, triggers: frozenset[int]) -> Member | None:
        """A noun for people or a body, with what belongs to it; a person if it introduces one."""
        head = self.signs.heads.get(token) or self.signs.nationalities.get(token)
        if head is None or head.last > last or not _acts(head) or self._adjectival(token, head, triggers):
            return None
        described = Description(
            first=token,
            head=head,
            end=head.last,
            definite=head.prefix.endswith(("ال", "لل")) or " ال" in head.entry.text,
            country=head.entry.key if head.entry.table == "nationality" else None,
            role=head.entry.key if head.entry.table == "role" else "",
        )
        while described.person is None and described.end < min(last, token + LONGEST):
            at = described.end + 1
            if at in triggers or at in self.scene.time_on or not self._grow(described, at):
                break
        return described.person or self._settled(described)

    def _grow(self, described: Description, at: int) -> bool:
        """Take in what stands at a token, if it belongs to the description."""
        scene, head = self.scene, described.head
        if mention := scene.mention_from.get(at):
            return self._grow_by_name(described, at, mention)
        if at in scene.mention_on:
            return False
        nationality = self.signs.nationalities.get(at)
        if nationality and nationality.prefix in {"", "ال"}:
            described.country = described.country or nationality.entry.key
            described.end = nationality.last
            return True
        word = scene.word(at)
        if word == "(" and scene.word(at + 2) == ")":
            described.end = at + 2
            return True
        if (behind := scene.mention_from.get(at + 1)) and self._grow_over_mark(described, at, behind):
            return True
        governs = described.end == head.last and not described.definite and not scene.word(head.last).endswith(NUNATED)
        noun = self.signs.modifiers.get(at)
        if noun and not described.definite and not word.endswith("ا") and not lexicon.particle(word)[0] and \
                (noun.prefix == "" or (noun.prefix == "ال" and governs)):  # fmt: skip
            described.end, described.definite = noun.last, noun.prefix == "ال"
            return True
        if self._modifier(at, described.definite, governs):
            described.end, described.definite = at, described.definite or word.startswith("ال")
            return True
        return False

    def _grow_over_mark(self, described: Description, at: int, behind: Mention) -> bool:
        """منظمة «الأفق»؛ زعيم المعارضة، فلان."""
        word, kind = self.scene.word(at), self.scene.entities[behind.entity].kind
        if word in OPEN_QUOTES and kind == "organisation" and not described.role:
            described.person = self._named(at + 1, behind)
        elif word in COMMAS and kind == "person" and described.role and behind.start == self.scene.text.starts[at + 1]:
            described.person = self._introduced(described, behind)
        return described.person is not None

    def _grow_by_name(self, described: Description, at: int, mention: Mention) -> bool:
        if mention.start != self.scene.text.starts[at]:
            return False
        kind = self.scene.entities[mention.entity].kind
        if kind == "person":
            described.person = self._introduced(described, mention)
            return True
        if kind == "organisation" and not described.role and described.head.entry.feature == "singular":
            described.person = self._named(at, mention)  # منظمة أطباء بلا حدود
            return True
        if kind == "organisation" or (kind == "place" and not described.country):
            described.country = described.country or (self.country_of(at, mention) if kind == "place" else None)
            described.end = self.scene.last_of_mention(mention)
            return True
        return False

    def _introduced(self, described: Description, mention: Mention) -> Member:
        end = self.scene.last_of_mention(mention)
        first, head, country = described.first, described.head, described.country
        return Member(mention.entity, first, end, mention.start, mention.end, "person", head, country)

    def _settled(self, described: Description) -> Member:
        """A finished description, or the person or country for which it stands."""
        scene, head, country = self.scene, described.head, described.country
        token, end = described.first, described.end
        start = head.start - (2 if head.prefix.endswith("ال") else 0)
        entity, kind = None, "group"
        noun = lexicon.bare(scene.word(token))
        if person := self._office(described):
            entity, kind = person, "person"
        elif country in self.countries and noun in lexicon.listed("hollow") and end - token <= 2:
            entity, kind = self.countries[country], "place"
        elif noun in lexicon.listed("pair") or lexicon.bare(scene.word(end)) in lexicon.listed("pair"):
            kind = "pair"
        return Member(entity, token, end, start, scene.text.ends[end], kind, head, country)

    def _office(self, described: Description) -> str | None:
        """The person whom «الرئيس الروسي», «نظيره الروسي» or «الرئيس» means: the one the article calls so."""
        head, role, country = described.head, described.role, described.country
        if head.entry.key == "counterpart":
            return next((who for (_, of), who in self.offices.items() if of == country), None)
        if not role or head.entry.row["type"] != "office" or head.entry.feature not in {"singular", "feminine"}:
            return None
        if country is None and (described.end > head.last or not head.prefix.endswith(("ال", "لل"))):
            return None
        return self.offices.get((role, country))

    def _adjectival(self, token: int, head: Mark, triggers: frozenset[int]) -> bool:
        """«عسكري» and its like after a noun describe it: دعم عسكري."""
        if not head.entry.text.endswith(("ي", "ية")) or head.entry.feature not in {"singular", "feminine"}:
            return False
        before = self.scene.word(token - 1)
        if head.prefix not in {"", "ال"} or token - 1 in self.signs.verbs:
            return False
        return token - 1 in triggers or not (lexicon.ends_nothing(before) or lexicon.particle(before)[0])

    def _modifier(self, token: int, definite: bool, governs: bool) -> bool:
        """An adjective, or the noun that defines an indefinite one: قوات برية، شرطة المرور."""
        word = self.scene.word(token)
        if lexicon.ends_nothing(word) or lexicon.particle(word)[0] or len(word) < 3:
            return False
        if word.startswith("ال") and governs:
            return not self.scene.is_particle(token, "relative")
        if word.startswith("ال") is not definite or token in self.signs.verbs:
            return False
        if lexicon.is_adjective(word):
            return True
        alef_maqsura = self.scene.text.original[self.scene.text.ends[token] - 1] == "ى"
        noun = token in self.signs.heads or token in self.signs.modifiers or alef_maqsura
        return word.endswith(NISBA) and not noun

    # ------------------------------------------------------------ nouns like any other

    def _thing(self, token: int, last: int, triggers: frozenset[int]) -> Member | None:
        """A definite noun with its adjectives."""
        word = self.scene.word(token)
        if token - 1 in triggers and word.startswith("ال") and token - 1 not in self.signs.verbs:
            return None  # an adjective of the trigger
        attached = 1 if word[0] in "بلو" and word[1:3] == "ال" else 0
        bare = word[attached:]
        if not bare.startswith(("ال", "لل")) or len(bare) < 5 or bare in lexicon.no_party():
            return None
        if lexicon.ends_nothing(word) or lexicon.is_small(word):
            return None
        return self._noun(token, min(last, token + 4), triggers, definite=True, attached=attached)

    def indefinite(self, token: int, last: int, triggers: frozenset[int]) -> Member | None:
        """A noun without article, where an object stands: صادرت الشرطة أسلحة."""
        word = self.scene.word(token)
        if len(word) < 4 or word[0] in "بلكوف" or token in triggers or token in self.signs.verbs:
            return None
        if lexicon.ends_nothing(word) or lexicon.is_small(word):
            return None
        return self._noun(token, min(last, token + 3), triggers, definite=False)

    def _noun(self, token: int, last: int, triggers: frozenset[int], *, definite: bool, attached: int = 0) -> Member:
        scene, end = self.scene, token
        while end < last and not (end + 1 in triggers or end + 1 in scene.mention_on or end + 1 in scene.time_on) and \
                self._modifier(end + 1, definite, not definite and end == token):  # fmt: skip
            end += 1
        return Member(None, token, end, scene.text.starts[token] + attached, scene.text.ends[end], "thing")


def _acts(head: Mark) -> bool:
    """Whether a noun names those who act: not a nationality in the singular, nor a role with a pronoun."""
    if head.entry.table == "nationality":
        return head.entry.feature in {"plural", "dual"}
    possessed = head.entry.feature in {"possessed", "possessed_plural"}
    return not possessed or head.entry.table in {"sector", "org_head"}
