"""Noun phrases of a sentence, in one pass: whom and what its events can be about, each with the particle before it.

A phrase holds members, which و joins: a named entity, a described group (عشرات المحتجين), a government (الحكومة الروسية), or,
`loose`, any other definite noun, which can only be acted on.
"""

from collections.abc import Iterator
from functools import cache

import msgspec

from takhrij import text, words
from takhrij.marks import Mark
from takhrij.readings.events.signs import Signs
from takhrij.readings.statements.scene import COMMAS, DASHES, OPEN_QUOTES, STOPS, Scene, Sentence, openers, particles
from takhrij.records import Mention

def _words(listed: str) -> frozenset[str]:
    return frozenset(text.fold(listed).text.split())


PREPOSITIONS = {
    "الي": "ila", "علي": "ala", "ضد": "didda", "مع": "maa", "بين": "bayna", "من": "min", "في": "fi", "عن": "an",
    "نحو": "nahwa", "باتجاه": "nahwa", "صوب": "nahwa", "ازاء": "tujaha", "تجاه": "tujaha", "حيال": "tujaha",
    "امام": "amama", "قباله": "amama", "لدي": "ladaa", "بحق": "didda", "داخل": "fi", "قرب": "fi", "خارج": "fi",
    "وسط": "fi", "شمال": "fi", "جنوب": "fi", "شرق": "fi", "غرب": "fi", "شمالي": "fi", "جنوبي": "fi", "شرقي": "fi",
    "غربي": "fi", "بمدينه": "fi", "بمحافظه": "fi", "بمنطقه": "fi", "ببلده": "fi", "لصالح": "li", "لمصلحه": "li",
    "ل": "li", "ب": "bi", "خلال": "x", "حول": "x", "بشان": "x", "بعد": "x", "قبل": "x", "منذ": "x", "حتي": "x",
    "عبر": "x", "تحت": "x", "عقب": "x", "اثر": "x", "بسبب": "x", "رغم": "x", "دون": "x", "ضمن": "x", "عند": "x",
    "اثناء": "x", "لدعم": "x", "بهدف": "x", "حسب": "x", "بحسب": "x", "وفق": "x", "جراء": "x", "فوق": "x", "ك": "x",
    "بواسطه": "by", "ازا": "tujaha", "باستثناء": "x", "نتيجه": "x", "بفعل": "by",
}  # fmt: skip
BY = {("من", "قبل"), ("من", "جانب"), ("علي", "يد"), ("علي", "ايدي"), ("من", "طرف")}
BULLETS = frozenset("برصاص بنيران بقصف".split())
ATTACHED = {"ل": "li", "ب": "bi", "ك": "x"}
HOLLOW = _words("حكومه سلطات سلطه اداره رئاسه دوله خارجيه داخليه دبلوماسيه قياده نظام")  # stand for their country
QUANTITIES = _words(
    "عشرات مئات الاف ملايين عدد بعض كبار جميع معظم غالبيه كل احد احدي عده بضع بضعه سائر مجموعه اكثر نحو حوالي قرابه زهاء "
    "عشره مئه الف مليون اثنين اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه ثلاث اربع خمس ست سبع ثماني تسع عشر")
NEVER = _words(
    "هذا هذه ذلك تلك هؤلاء هو هي هم هما كان كانت يكون تكون قد لقد لم لن لا ما ليس ليست سوف اي كل بعض غير كما ايضا حيث اذ "
    "حين حيث التي الذي الذين اللذين اللذان ان انه انها انهم عندما بعدما بينما فيما لكن ولكن ثم او ام كذلك هناك هنا الان اليوم امس")
PRONOUNS = {
    particle + pronoun: (name, pronoun)
    for particle, name in (("علي", "ala"), ("الي", "ila"), ("ل", "li"), ("ب", "bi"), ("ضد", "didda"), ("مع", "maa"),
                           ("من", "min"), ("عن", "an"), ("بين", "bayna"), ("تجاه", "tujaha"))
    for pronoun in ("ه", "ها", "هم", "هما")
}  # fmt: skip
PAIRS = _words(
    "بلدين بلدان دولتين دولتان جانبين جانبان طرفين طرفان زعيمين زعيمان رييسين رييسان وزيرين وزيران جارين جارتين حليفين "
    "رءيسين رءيسان حكومتين قائدين عاصمتين كوريتين زعيمي رءيسي وزيري قاءدي")
LEADERS = frozenset(
    "president prime-minister head-of-government king monarch sultan emir emperor crown-prince supreme-leader leader minister".split()
)
NISBA = ("ي", "يه", "يين", "يون", "يات")
LONGEST = 9  # words of a phrase


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


class Phrase(msgspec.Struct, frozen=True):
    """Tokens `first` to `last`, the particle before them, and who is in them."""

    first: int
    last: int
    particle: str  # "" for none
    members: tuple[Member, ...]

    @property
    def loose(self) -> bool:
        """Whether it is a noun like any other."""
        return self.members[0].kind == "thing"


class Reader:
    """Reads phrases of one article: knows its countries, and the persons behind its offices."""

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
            if self.scene.word(before) in COMMAS and before != token - 1 or before in self.signs.verbs:
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

    def phrases(self, sentence: Sentence, triggers: frozenset[int]) -> list[Phrase]:
        """The phrases of a sentence; tokens of `triggers` are part of none."""
        scene, found = self.scene, []
        token, particle = sentence.first, ""
        while token <= sentence.last:
            word = scene.word(token)
            stem = word[1:] if word[0] in "وف" and (word[1:] in PREPOSITIONS or word[1:] in PRONOUNS) else word
            if token in triggers or token in scene.time_on:
                token, particle = token + 1, ""
                continue
            if (stem, scene.word(token + 1)) in BY:
                token, particle = token + 2, "by"
                continue
            if word in BULLETS:
                token, particle = token + 1, "by"
                continue
            if stem in PREPOSITIONS and token not in scene.mention_from and scene.word(token + 1) not in COMMAS:
                token, particle = token + 1, PREPOSITIONS[stem]
                continue
            if word in openers() and word.endswith(("ه", "ها", "هم", "هما")):  # أنها
                pronoun = next(p for p in ("هما", "هم", "ها", "ه") if word.endswith(p))
                start, end = scene.text.starts[token], scene.text.ends[token]
                found.append(Phrase(token, token, "", (Member(None, token, token, start, end, pronoun),)))
                token, particle = token + 1, ""
                continue
            if stem in PRONOUNS or word in PRONOUNS:
                name, pronoun = PRONOUNS.get(word) or PRONOUNS[stem]
                start, end = scene.text.starts[token], scene.text.ends[token]
                found.append(Phrase(token, token, name, (Member(None, token, token, start, end, pronoun),)))
                token, particle = token + 1, ""
                continue
            open_ = bool(particle) or token == sentence.first or token - 1 in triggers or token - 1 in self.signs.verbs or \
                bool(found and found[-1].last == token - 1 and
                     (found[-1].first - 1 not in triggers or found[-1].first - 1 in self.signs.verbs))  # fmt: skip
            phrase = self._phrase(token, sentence.last, particle, triggers)
            if phrase and phrase.loose and not open_:
                phrase = None
            if phrase is None and found and found[-1].last == token - 1 and found[-1].particle == "" and \
                    found[-1].first - 1 in triggers and found[-1].first - 1 in self.signs.verbs:  # fmt: skip
                phrase = self._indefinite(token, sentence.last, triggers)  # صادرت الشرطة أسلحة
            if phrase is None:
                if not word.isalnum() and word not in OPEN_QUOTES or word in NEVER or token in self.signs.verbs:
                    particle = ""
                elif word[0] in ATTACHED and len(word) > 4 and not particle and not scene.is_particle(token, "adverb"):
                    particle = ATTACHED[word[0]]  # لمطالب العمال
                token += 1
                continue
            found.append(phrase)
            token, particle = phrase.last + 1, ""
        return found

    def _phrase(self, token: int, last: int, particle: str, triggers: frozenset[int]) -> Phrase | None:
        scene = self.scene
        first = token + 1 if scene.word(token) in OPEN_QUOTES else token
        member = self._member(first, last, triggers)
        if member is None:
            return None
        attached = ATTACHED.get(scene.text.original[scene.text.starts[first] : member.start].lstrip("وف")[:1], "")
        members = [member]
        end = member.last
        while end < last:
            following = end + 1
            if scene.word(following) in OPEN_QUOTES | {"»", "\"", "”"}:
                following += 1
            if scene.word(following) in COMMAS and scene.word(following + 1).startswith("و"):
                following += 1
            if following > last or not scene.word(following).startswith("و") or following in triggers:
                break
            other = self._member(following, last, triggers)
            if other is None or other.kind == "thing" or other.start == scene.text.starts[following] or \
                    scene.text.original[scene.text.starts[following] : other.start] != "و":  # fmt: skip
                break
            members.append(other)
            end = other.last
        return Phrase(token, end, attached or particle, tuple(members))

    # ------------------------------------------------------------ members

    def _member(self, token: int, last: int, triggers: frozenset[int]) -> Member | None:
        if token > last or token in triggers or token in self.scene.time_on:
            return None
        mention = self.scene.mention_from.get(token)
        if mention:
            return self._named(token, mention, last)
        if token in self.scene.mention_on:
            return None
        return self._counted(token, last, triggers) or self._described(token, last, triggers) or self._thing(token, last, triggers)

    def _named(self, token: int, mention: Mention, last: int) -> Member:
        scene = self.scene
        end = scene.last_of_mention(mention)
        entity = scene.entities[mention.entity]
        country = self.country_of(token, mention) if entity.kind == "place" else None
        who = self.countries.get(country, mention.entity) if country else mention.entity
        return Member(who, token, end, mention.start, mention.end, entity.kind, None, country)

    def _counted(self, token: int, last: int, triggers: frozenset[int]) -> Member | None:
        """عشرات المحتجين، 20 جنديا، أكثر من ثلاثة آلاف من السكان."""
        scene, at = self.scene, token
        while at <= min(last, token + 6) and (
            scene.word(at).isdigit() or scene.stem(at) in QUANTITIES or _bare(scene.word(at)) in QUANTITIES
            or (at > token and scene.word(at) in {"من", "علي", ".", ","} and scene.word(at + 1) not in COMMAS)
        ):  # fmt: skip
            at += 1
        if at == token:
            return None
        member = self._described(at, last, triggers)
        if member is None and scene.word(at - 1) not in {"من", "اكثر", "نحو"} and at <= last and at not in triggers and \
                at not in scene.time_on and at not in scene.mention_on and scene.word(at).isalpha() and \
                scene.word(at) not in NEVER and scene.word(at) not in PREPOSITIONS:  # fmt: skip
            nationality = self.signs.nationalities.get(at)
            member = Member(None, at, at, scene.text.starts[at], scene.text.ends[at], "group", None,
                            nationality.entry.key if nationality else None)  # fmt: skip
        if member is None or member.kind != "group":
            return None
        start = scene.text.starts[token] + (1 if scene.word(token)[0] in "وبل" and _bare(scene.word(token)) in QUANTITIES and
                                            scene.word(token) not in QUANTITIES else 0)  # fmt: skip
        return msgspec.structs.replace(member, first=token, start=start)

    def _described(self, token: int, last: int, triggers: frozenset[int]) -> Member | None:
        """A noun for people or a body, with what belongs to it; a person if it introduces one."""
        scene = self.scene
        head = self.signs.heads.get(token) or self.signs.nationalities.get(token)
        if head is None or head.last > last or not _person_like(head) or self._adjectival(token, head, triggers):
            return None
        start = head.start - (2 if head.prefix.endswith("ال") else 0)
        end, country = head.last, head.entry.key if head.entry.table == "nationality" else None
        role = head.entry.key if head.entry.table == "role" else ""
        definite = head.prefix.endswith(("ال", "لل")) or " ال" in head.entry.text
        while end < min(last, token + LONGEST):
            at = end + 1
            if at in triggers or at in scene.time_on:
                break
            mention = scene.mention_from.get(at)
            if mention:
                if mention.start != scene.text.starts[at]:
                    break
                kind = scene.entities[mention.entity].kind
                if kind == "person":
                    return self._introduced(token, mention, country)
                if kind == "organisation" and head.entry.table != "role" and head.entry.feature == "singular":
                    return self._named(at, mention, last)  # منظمة أطباء بلا حدود
                if kind in {"place", "organisation"} and not (country and kind == "place"):
                    country = country or (self.country_of(at, mention) if kind == "place" else None)
                    end = scene.last_of_mention(mention)
                    continue
                break
            if at in scene.mention_on:
                break
            nationality = self.signs.nationalities.get(at)
            if nationality and nationality.prefix in {"", "ال"}:
                country = country or nationality.entry.key
                end = nationality.last
                continue
            quoted = scene.mention_from.get(at + 1) if scene.word(at) in OPEN_QUOTES else None
            if quoted and head.entry.table != "role" and scene.entities[quoted.entity].kind == "organisation":
                return self._named(at + 1, quoted, last)  # منظمة «الأفق»
            named = scene.mention_from.get(at + 1) if scene.word(at) in COMMAS else None
            if named and role and scene.entities[named.entity].kind == "person" and named.start == scene.text.starts[at + 1]:
                return self._introduced(token, named, country)  # زعيم المعارضة، فلان
            if scene.word(at) == "(" and scene.word(at + 2) == ")":
                end = at + 2
                continue
            if scene.word(at) == "من" and end == head.last and head.entry.key in {"supporters", "guards"}:
                end = at
                continue
            modifier = self.signs.modifiers.get(at)
            governs = end == head.last and not definite and not scene.word(end).endswith(("ون", "ين", "ان"))
            if modifier and scene.word(at) not in PREPOSITIONS and not definite and not scene.word(at).endswith("ا") and (
                    modifier.prefix == "" or (modifier.prefix == "ال" and governs)):  # fmt: skip
                end, definite = modifier.last, modifier.prefix == "ال"
                continue
            if not self._modifier(at, definite, governs):
                break
            end, definite = at, definite or scene.word(at).startswith("ال")
        person = self._office(head, role, country, end)
        if person:
            return Member(person, token, end, start, scene.text.ends[end], "person", head, country)
        noun = _bare(scene.word(token))
        if country and noun in HOLLOW and end - token <= 2 and country in self.countries:
            return Member(self.countries[country], token, end, start, scene.text.ends[end], "place", head, country)
        kind = "pair" if noun in PAIRS or _bare(scene.word(end)) in PAIRS else "group"
        return Member(None, token, end, start, scene.text.ends[end], kind, head, country)

    def _adjectival(self, token: int, head: Mark, triggers: frozenset[int]) -> bool:
        """«عسكري» and its like after a noun describe it: دعم عسكري."""
        if not head.entry.text.endswith(("ي", "ية")) or head.entry.feature not in {"singular", "feminine"} or \
                head.prefix not in {"", "ال"}:  # fmt: skip
            return False
        before = self.scene.word(token - 1)
        return (token - 1 in triggers and token - 1 not in self.signs.verbs) or (before.isalpha() and before not in PREPOSITIONS and before not in NEVER
                                         and token - 1 not in self.signs.verbs and token - 1 not in triggers)  # fmt: skip

    def _introduced(self, token: int, mention: Mention, country: str | None) -> Member:
        end = self.scene.last_of_mention(mention)
        head = self.signs.heads.get(token)
        return Member(mention.entity, token, end, mention.start, mention.end, "person", head, country)

    def _office(self, head: Mark, role: str, country: str | None, end: int) -> str | None:
        """The person whom «الرئيس الروسي», «نظيره الروسي» or «الرئيس» means: the one the article calls so."""
        if head.entry.key == "counterpart":
            return next((who for (_, of), who in self.offices.items() if of == country), None)
        if not role or head.entry.row.get("type") != "office" or head.entry.feature not in {"singular", "feminine"}:
            return None
        if country is None and (end > head.last or not head.prefix.endswith(("ال", "لل"))):
            return None
        return self.offices.get((role, country))

    def _modifier(self, token: int, definite: bool, governs: bool) -> bool:
        """An adjective, or the noun that defines an indefinite one: قوات برية، شرطة المرور."""
        scene = self.scene
        word = scene.word(token)
        if not word.isalpha() or word in NEVER or word in PREPOSITIONS or len(word) < 3 or scene.is_particle(token, "relative"):
            return False
        if word.startswith("ال") and governs:
            return True
        listed = word in particles("adjective") or word.removeprefix("ال") in adjectives()
        noun = token in self.signs.heads or token in self.signs.modifiers or scene.text.original[scene.text.ends[token] - 1] == "ى"
        adjective = listed or (word.endswith(NISBA) and not noun)
        return adjective and word.startswith("ال") is definite and token not in self.signs.verbs

    def _indefinite(self, token: int, last: int, triggers: frozenset[int]) -> Phrase | None:
        """A noun like any other, without article, where an object stands."""
        scene, word = self.scene, self.scene.word(token)
        if not word.isalpha() or len(word) < 4 or token in triggers or token in self.signs.verbs or word in NEVER or \
                word[0] in "بلكوف" or scene.is_particle(token, "relative", "connective", "adverb", "preposition"):  # fmt: skip
            return None
        end = token
        while end < min(last, token + 3) and end + 1 not in triggers and end + 1 not in scene.mention_on and \
                end + 1 not in scene.time_on and self._modifier(end + 1, False, end == token):  # fmt: skip
            end += 1
        member = Member(None, token, end, scene.text.starts[token], scene.text.ends[end], "thing")
        return Phrase(token, end, "", (member,))

    def _thing(self, token: int, last: int, triggers: frozenset[int]) -> Member | None:
        scene, word = self.scene, self.scene.word(token)
        if token - 1 in triggers and word.startswith("ال") and token - 1 not in self.signs.verbs:
            return None  # an adjective of the trigger
        bare = word[1:] if word[0] in "بلو" and word[1:3] == "ال" else word
        if bare in no_party():
            return None
        if not (bare.startswith("ال") or word.startswith("لل")) or len(bare) < 5 or word in NEVER or word in openers():
            return None
        if scene.is_particle(token, "relative", "connective", "adverb", "preposition", "adjective"):
            return None
        end = token
        while end < min(last, token + 4) and end + 1 not in triggers and end + 1 not in scene.mention_on and \
                end + 1 not in scene.time_on and self._modifier(end + 1, True, False):  # fmt: skip
            end += 1
        start = scene.text.starts[token] + (1 if word[0] in "بلو" and bare is not word else 0)
        return Member(None, token, end, start, scene.text.ends[end], "thing")


def boundaries(scene: Scene, sentence: Sentence) -> Iterator[int]:
    """The tokens at which a clause ends or begins."""
    inner = openers()
    for token in range(sentence.first, sentence.last + 1):
        word = scene.word(token)
        if word in COMMAS and (_around_time(scene, token) or scene.is_clock(token)):  # 1,500
            continue
        if word in COMMAS or word in STOPS or word in DASHES or word in inner or (word == ":" and not scene.is_clock(token)) \
                or word in particles("relative") or word in particles("connective") or word in {"ثم", "او"}:  # fmt: skip
            yield token


def _around_time(scene: Scene, comma: int) -> bool:
    """A comma before a time or after one ends no clause, unless a new one follows: ، مساء الخميس، المدير."""
    if comma + 1 in scene.time_on:
        return True
    after = scene.word(comma + 1)
    return comma - 1 in scene.time_on and not after.startswith(("و", "ف")) and not scene.is_particle(comma + 1, "connective")


def _person_like(head: Mark) -> bool:
    if head.entry.table == "nationality":
        return head.entry.feature in {"plural", "dual"}
    if head.entry.table == "org_head":
        return True
    return head.entry.feature not in {"possessed", "possessed_plural"} or head.entry.table == "sector"


def _bare(word: str) -> str:
    for prefix in ("وال", "بال", "لل", "ال", "و", "ب", "ل"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word


@cache
def adjectives() -> frozenset[str]:
    """Adjectives that the names of bodies end in, folded."""
    return frozenset(text.fold(row["form"]).text.removeprefix("ال") for row in words.rows("names/head_adjectives.txt"))


@cache
def no_party() -> frozenset[str]:
    """Definite nouns that are no party, folded."""
    return frozenset(text.fold(row["form"]).text for row in words.rows("events/no_party.txt"))


@cache
def folded(word: str) -> str:
    """A word of a data file as texts are searched for it."""
    return text.fold(word).text
