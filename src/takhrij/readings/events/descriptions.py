"""Noun phrases read from a token on: names, numbers of people, and nouns with all that describes them."""

from collections.abc import Sequence

import msgspec

from takhrij.marks import Mark
from takhrij.readings.events import lexicon, shapes
from takhrij.readings.events.known import Known
from takhrij.readings.events.members import Member
from takhrij.readings.events.said import Said
from takhrij.readings.events.signs import Signs
from takhrij.readings.scene import COMMAS, OPEN_QUOTES, OWNERS, Scene
from takhrij.records import Mention, Statement

NISBA = ("ي", "يه", "يين", "يون", "يات")
NUNATED = ("ون", "ين", "ان")
LONGEST = 9  # words of a description
COUNTED = 6  # words of a number before a noun
JOINING = frozenset({"من", "علي", ".", ","})  # in a number: أكثر من، 1.5


class Description(msgspec.Struct):
    """A noun phrase in the making: it ends with token `end` so far."""

    first: int
    end: int
    definite: bool
    after_verb: bool  # an object may follow at once
    head: Mark | None = None  # who or what it is, where the word is listed
    country: str | None = None
    role: str = ""  # key in roles.csv
    person: Member | None = None  # whom or what it introduces
    owner: Member | None = None  # whose it is: جهود تنزانيا


class Reader:
    """Reads the members of one article, with what it knows of them and who says what in it."""

    def __init__(self, scene: Scene, signs: Signs, statements: Sequence[Statement] = ()) -> None:
        self.scene, self.signs = scene, signs
        self.known, self.said = Known(scene, signs), Said(scene, statements)

    def speaker(self, token: int) -> Member | None:
        """Who says what stands at a token, if words name him."""
        said = self.said.statement(self.scene.text.starts[token])
        if said is None or said.speaker_span is None:
            return None
        first, last = self.scene.tokens(said.speaker_span)
        mentions = (self.scene.mention_from.get(t) for t in range(first, last + 1))
        named = next((m for m in mentions if m and m.entity in said.speakers), None)
        if named:
            return self.known.named(self.scene.text.token_at(named.start), named)
        return self.read(first, last, frozenset())

    def read(self, token: int, last: int, triggers: frozenset[int], *, after_verb: bool = False) -> Member | None:
        """Who or what is named from a token on, no further than `last`; tokens of `triggers` belong to nobody."""
        if token > last or token in triggers or token in self.scene.time_on:
            return None
        if mention := self.scene.mention_from.get(token):
            return self.known.named(token, mention)
        if token in self.scene.mention_on or self.scene.is_prepositional(token):
            return None
        if lexicon.is_quantity(self.scene.word(token)) and (
            counted := self._counted(token, last, triggers, after_verb=after_verb)
        ):
            return counted
        return self._described(token, last, triggers, after_verb=after_verb)

    def _counted(self, token: int, last: int, triggers: frozenset[int], *, after_verb: bool) -> Member | None:
        """عشرات المحتجين، 20 جنديا، أكثر من ثلاثة آلاف من السكان، خمسة."""
        scene, at = self.scene, token
        while (
            at <= min(last, token + COUNTED)
            and at not in scene.time_on
            and (
                lexicon.is_quantity(scene.word(at))
                or (at > token and scene.word(at) in JOINING and scene.word(at + 1) not in COMMAS)
            )
        ):
            at += 1
        attached = shapes.attached(scene.word(token))
        start = scene.text.starts[token] + len(attached)
        member = self._described(at, last, triggers) if self._may_follow_number(at) else None
        if member is not None and member.kind in {"group", "thing", "pair"} and member.start == scene.text.starts[at]:
            return msgspec.structs.replace(member, first=token, start=start, kind="group")
        if scene.word(at) in lexicon.listed("measure"):
            return None
        if at == token + 1 and not after_verb and scene.word(token)[len(attached) :] not in lexicon.listed("quantity"):
            return None
        if (
            member is None
            and scene.word(at - 1) not in JOINING
            and (scene.word(at - 1).isdigit() or scene.word(at - 1) in lexicon.listed("numeral"))
        ):
            return Member(None, token, at - 1, start, scene.text.ends[at - 1], "group")
        return None

    def _may_follow_number(self, token: int) -> bool:
        word = self.scene.word(token)
        return shapes.is_noun(word) and word not in lexicon.listed("measure")

    def _described(self, token: int, last: int, triggers: frozenset[int], *, after_verb: bool = False) -> Member | None:
        """A noun with what belongs to it: people, a body, any other thing, or the person whom it introduces."""
        word = self.scene.word(token)
        if token > last or token in triggers or token in self.scene.time_on or token in self.scene.mention_on:
            return None
        if word in lexicon.listed("never") or self.scene.is_particle(token, "connective"):  # أم، أما
            return None
        head = self.signs.heads.get(token) or self.signs.nationalities.get(token)
        if head is not None and not _acts(head) and head.entry.table == "role":  # زعيمها فلان
            named = self.scene.mention_from.get(head.last + 1)
            if named is None or self.scene.entities[named.entity].kind != "person":
                return None
            return self._introduced(Description(token, head.last, True, after_verb, head), named)
        if head is not None and (head.last > last or not _acts(head) or self._adjectival(token, head, triggers)):
            head = None
        if head is None and not self._noun(token, triggers):
            return None
        bare = word[len(shapes.attached(word)) :]
        described = Description(
            first=token,
            end=head.last if head else token,
            definite=(head.prefix.endswith(("ال", "لل")) or " ال" in head.entry.text)
            if head
            else bare.startswith(("ال", "لل")),
            after_verb=after_verb,
            head=head,
            country=head.entry.key if head and head.entry.table == "nationality" else None,
            role=head.entry.key if head and head.entry.table == "role" else "",
        )
        while described.person is None and described.end < min(last, token + LONGEST):
            at = described.end + 1
            if at in triggers or at in self.scene.time_on or not self._grow(described, at):
                break
        return described.person or self._settled(described)

    def _noun(self, token: int, triggers: frozenset[int]) -> bool:
        """Whether a word that no list has can begin a phrase."""
        word = self.scene.word(token)
        if not shapes.is_noun(word) or shapes.is_adjective(word) or token in self.signs.verbs:
            return False
        if token - 1 not in triggers or token - 1 in self.signs.verbs:
            return True
        before = self.scene.word(token - 1)  # an adjective of the trigger: القصف العنيف، دعم كبير، زيارته المرتقبة
        if word.startswith("ال") and before.startswith(("ال", "لل", "بال", "وال", "كال")):
            return False
        return not (word.endswith(NISBA) and (word.startswith("ال") is before.endswith(OWNERS)))

    def _grow(self, described: Description, at: int) -> bool:
        """Take in what stands at a token, if it belongs to the description."""
        scene = self.scene
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
        if word == "#":
            described.end = at
            return True
        if word == "(" and scene.word(at + 2) == ")":
            described.end = at + 2
            return True
        if (behind := scene.mention_from.get(at + 1)) and self._grow_over_mark(described, at, behind):
            return True
        return self._grow_by_word(described, at, word)

    def _grow_by_word(self, described: Description, at: int, word: str) -> bool:
        """An adjective, or the noun that defines an indefinite one: قوات برية، شرطة المرور، موقع التجارب النووية."""
        if not (shapes.is_noun(word) or shapes.is_adjective(word)) or at in self.signs.verbs:
            return False
        definite = word.startswith("ال")
        if described.definite:
            joined = word.startswith("وال") and word.endswith(NISBA)  # التجارب النووية والصاروخية
            fitting = definite and not (described.after_verb and not self._agrees(described, at, word))
            if not (fitting or (joined and at not in self.signs.heads)):
                return False
        elif shapes.attached(word):
            return False
        else:
            before = self.scene.word(described.end)
            adjective = shapes.is_adjective(word) or word.endswith(NISBA)
            if self._accusative(described.end) is not self._accusative(at):  # طعن شاب حارسا
                return False
            listed = at in self.signs.heads or at in self.signs.modifiers
            if listed and not adjective and not definite and described.end > described.first:
                return False
            if before.endswith(NUNATED) and not word.endswith(before[-2:]):
                return False
            if described.end > described.first and before.endswith(NISBA) and not adjective:
                return False  # اتهمت منظمة حقوقية الشرطة
            described.definite = definite
        described.end = at
        return True

    def _accusative(self, token: int) -> bool:
        """Whether a word has the ending of an indefinite accusative: جنديا, but not ميليشيا."""
        word = self.scene.word(token)
        if self.scene.accusative(token):
            return True
        if word.endswith("يا"):
            return shapes.is_adjective(word) or token in self.signs.nationalities
        return shapes.is_accusative(word)

    def _agrees(self, described: Description, at: int, word: str) -> bool:
        """Whether a definite word behind a subject rather describes it than is the verb's object."""
        noun, head = self.scene.word(described.first), described.head
        sound = noun.endswith(("ون", "ين"))
        people = head is not None and head.entry.feature == "plural" and head.entry.row.get("kind") != "body"
        if word.endswith(("ون", "ين")) or sound:
            return (
                word.endswith(noun[-2:])
                if sound
                else people and shapes.is_adjective(word) and at not in self.signs.heads
            )
        feminine = noun.endswith(("ه", "ات")) or (head is not None and head.entry.feature == "plural")
        fitting = word.endswith("ه") is feminine
        return fitting and (shapes.is_adjective(word) or word.endswith(NISBA)) and at not in self.signs.modifiers

    def _grow_over_mark(self, described: Description, at: int, behind: Mention) -> bool:
        """منظمة «الأفق»؛ زعيم المعارضة، فلان."""
        word, kind = self.scene.word(at), self.scene.entities[behind.entity].kind
        if word in OPEN_QUOTES and kind == "organisation" and not described.role:
            described.person = self.known.named(at + 1, behind)
        elif (word in COMMAS or word in OPEN_QUOTES) and kind == "person" and described.role and \
                behind.start == self.scene.text.starts[at + 1]:  # fmt: skip
            described.person = self._introduced(described, behind)
        return described.person is not None

    def _grow_by_name(self, described: Description, at: int, mention: Mention) -> bool:
        kind, head = self.scene.entities[mention.entity].kind, described.head
        if mention.start != self.scene.text.starts[at]:
            of = self.scene.text.original[self.scene.text.starts[at] : mention.start] == "ل"
            if of and kind == "organisation" and described.role:  # الأمين العام للأمم المتحدة
                described.end = self.scene.last_of_mention(mention)
                return True
            return False
        people = head is not None and head.entry.row.get("kind") == "people" and head.entry.feature == "singular"
        if kind == "person" and head is not None and (described.role or people):
            described.person = self._introduced(described, mention)
            return True
        if kind == "organisation" and head is not None and not described.role and head.entry.feature == "singular":
            described.person = self.known.named(at, mention)  # منظمة أطباء بلا حدود
            return True
        if described.definite:
            return False
        if (
            kind == "place"
            and (place := self.signs.modifiers.get(described.first))
            and place.entry.table == "place_head"
        ):
            described.person = self.known.named(at, mention)  # مدينة سنجار
            return True
        if head is None:
            described.owner = self.known.named(at, mention)
        if kind == "place":
            described.country = described.country or self.known.country_of(at, mention)
        described.end, described.definite = self.scene.last_of_mention(mention), True
        return True

    def _introduced(self, described: Description, mention: Mention) -> Member:
        end = self.scene.last_of_mention(mention)
        return Member(
            mention.entity,
            described.first,
            end,
            mention.start,
            mention.end,
            "person",
            described.head,
            described.country,
        )

    def _settled(self, described: Description) -> Member:
        """A finished description, or the person or country for which it stands."""
        scene, head, country = self.scene, described.head, described.country
        token, end = described.first, described.end
        if head is None:
            start = scene.text.starts[token] + shapes.begins(scene.word(token))
            owner = described.owner
            if owner is None and end > token and lexicon.bare(scene.word(token)) in lexicon.listed("belonging"):
                owner = self._described(token + 1, end, frozenset())
                owner = owner if owner and owner.kind != "thing" else None
            return Member(None, token, end, start, scene.text.ends[end], "thing", None, country, owner)
        start = head.start - (2 if head.prefix.endswith("ال") else 0)
        entity, kind = None, "group"
        noun = lexicon.bare(scene.word(token))
        if end == token and head.prefix.endswith(("ال", "لل")) and (mention := self.known.called_so(token, noun)):
            return Member(mention.entity, token, end, start, scene.text.ends[end], "organisation", head, country)
        if person := self._office(described):
            entity, kind = person, "person"
        elif country in self.known.countries and noun in lexicon.listed("hollow") and end - token <= 2:
            entity, kind = self.known.countries[country], "place"
        elif noun in lexicon.listed("pair") or lexicon.bare(scene.word(end)) in lexicon.listed("pair"):
            kind = "pair"
        return Member(entity, token, end, start, scene.text.ends[end], kind, head, country)

    def _office(self, described: Description) -> str | None:
        """The person whom «الرئيس الروسي», «نظيره الروسي» or «الرئيس» means: the one the article calls so."""
        head, role, country = described.head, described.role, described.country
        if head is None:
            return None
        if head.entry.key == "counterpart":
            if country is None or head.entry.feature.endswith("plural"):
                return None
            return self.known.holder("", country)
        if not role or head.entry.row["type"] != "office" or head.entry.feature not in {"singular", "feminine"}:
            return None
        if self.scene.word(described.end) in lexicon.listed("own_country") and described.end == head.last + 1:
            return self.known.holder(role, None)  # زعيم البلاد
        if country is None and (described.end > head.last or not head.prefix.endswith(("ال", "لل"))):
            return None
        return self.known.holder(role, country)

    def _adjectival(self, token: int, head: Mark, triggers: frozenset[int]) -> bool:
        """«عسكري» and its like after a noun describe it: دعم عسكري."""
        if not head.entry.text.endswith(("ي", "ية")) or head.entry.feature not in {"singular", "feminine"}:
            return False
        before = self.scene.word(token - 1)
        if head.prefix not in {"", "ال"} or token - 1 in self.signs.verbs:
            return False
        return token - 1 in triggers or not (lexicon.ends_nothing(before) or lexicon.particle(before)[0])


def _acts(head: Mark) -> bool:
    """Whether a noun names those who act: not a nationality in the singular, nor a role with a pronoun."""
    if head.entry.table == "nationality":
        return head.entry.feature in {"plural", "dual"}
    possessed = head.entry.feature in {"possessed", "possessed_plural"}
    return not possessed or head.entry.table in {"sector", "org_head"}
