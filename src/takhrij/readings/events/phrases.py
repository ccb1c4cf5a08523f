"""Noun phrases of a sentence, in one pass: whom and what its events can be about, each with the particle before it.

A phrase holds members, which و joins: a named entity, a described group (عشرات المحتجين), a government (الحكومة
الروسية), or, `loose`, any other noun, which can only be acted on.
"""

from collections.abc import Iterator, Sequence

import msgspec

from takhrij.readings.events import lexicon, shapes
from takhrij.readings.events.descriptions import Reader
from takhrij.readings.events.members import Member
from takhrij.readings.events.triggers import Trigger
from takhrij.readings.scene import CLOSE_QUOTES, COMMAS, OPEN_QUOTES, Scene, Sentence
from takhrij.records import Mention

INSERTED = 16  # tokens between the commas of an insertion
LONGEST = 12  # tokens between an office and its holder


class Phrase(msgspec.Struct, frozen=True):
    """Tokens `first` to `last`, the particle before them, and who is in them."""

    first: int
    last: int
    particle: str  # "" for none
    members: tuple[Member, ...]
    of: int = -1  # the first token of the masdar that governs it: قصف المدينة

    @property
    def bare(self) -> bool:
        """Whether nothing marks it, as nothing marks subjects and objects."""
        return self.particle == "" and self.of < 0

    @property
    def loose(self) -> bool:
        """Whether it is a noun like any other."""
        return self.members[0].kind == "thing"


def read(reader: Reader, sentence: Sentence, found: Sequence[Trigger]) -> list[Phrase]:
    """The phrases of a sentence; tokens of triggers are part of none."""
    taken = frozenset(token for t in found for token in (*range(t.first, t.last + 1), *(() if t.acts_on else t.object)))
    return _governed(reader.scene, _introduced(reader, _phrases(reader, sentence, taken)), found)


def _introduced(reader: Reader, phrases: list[Phrase]) -> list[Phrase]:
    """Phrases, an office and the person behind what it is of made one: المدير العام للتعليم فلان."""
    made: list[Phrase] = []
    for phrase in phrases:
        if phrase.particle == "" and phrase.members[0].kind == "person" and _is_bare_name(phrase):
            office = next((n for n in range(len(made) - 1, -1, -1) if _is_office(made[n])), None)
            if office is not None and _reaches(reader, made, office, phrase):
                held = made[office]
                person = msgspec.structs.replace(
                    phrase.members[0], first=held.first, head=held.members[0].head, country=held.members[0].country
                )
                made[office:] = [Phrase(held.first, phrase.last, held.particle, (person, *phrase.members[1:]))]
                continue
        made.append(phrase)
    return made


def _is_bare_name(phrase: Phrase) -> bool:
    """Whether a person is named without an office: فلان، الدكتور فلان."""
    head = phrase.members[0].head
    return head is None or head.entry.row.get("type") == "honorific"


def _is_office(phrase: Phrase) -> bool:
    only = phrase.members[0]
    if len(phrase.members) > 1 or only.kind != "group" or only.head is None:
        return False
    return only.head.entry.table == "role" and only.head.entry.feature in {"singular", "feminine"}


def _reaches(reader: Reader, made: list[Phrase], office: int, person: Phrase) -> bool:
    """Whether nothing but what the office is of stands between it and a person."""
    scene, first, last = reader.scene, made[office].last + 1, person.first
    if last - first > LONGEST or any(p.particle not in {"li", "bi", "fi", "min", "x"} for p in made[office + 1 :]):
        return False
    between = range(first, last)
    commas = sum(scene.word(t) in COMMAS for t in between)
    return commas <= (scene.word(last - 1) in COMMAS) and not any(
        t in reader.signs.verbs or scene.is_particle(t, "opener", "relative", "connective") or t in scene.time_on
        for t in between
    )


def _governed(scene: Scene, phrases: list[Phrase], triggers: Sequence[Trigger]) -> list[Phrase]:
    """Phrases, those right behind a masdar given to it (قصف الجيش القرية), and بين … و… made one."""
    governing = {t.last: t for t in triggers if governs(scene, t)}
    owner: Trigger | None = None
    made: list[Phrase] = []
    for phrase in phrases:
        before = phrase.first - 1
        second = owner is not None and "object" in owner.takes and made[-1].last == before
        if (role := scene.mark(before, "role")) and role.entry.row["type"] == "honorific":
            before -= 1
        first = governing.get(before)
        owner = (first or (owner if second else None)) if phrase.particle == "" else None
        between = next((n for n in range(len(made) - 1, -1, -1) if made[n].particle == "bayna"), None)
        if phrase.particle == "wa" and between is not None and len(made[between].members) == 1:
            made[between] = msgspec.structs.replace(made[between], members=made[between].members + phrase.members)
        else:
            made.append(msgspec.structs.replace(phrase, of=owner.first) if owner else phrase)
        owner = first if owner else None
    return made


def governs(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun can have another in the genitive behind it."""
    mark = trigger.mark
    definite = mark.prefix.endswith(("ال", "لل")) or mark.entry.feature == "definite" or bool(trigger.pronoun)
    return trigger.kind == "masdar" and not definite and not scene.accusative(trigger.last)


def _phrases(reader: Reader, sentence: Sentence, triggers: frozenset[int]) -> list[Phrase]:
    scene, signs, verbs = reader.scene, reader.signs, reader.signs.verbs
    named, spelt, time_on, last = scene.mention_from, scene.text.words, scene.time_on, sentence.last
    found: list[Phrase] = []
    token, particle = sentence.first, ""
    while token <= last:
        word = spelt[token]
        if token in triggers or token in time_on:
            token, particle = token + 1, ""
            continue
        if (
            (hedge := signs.hedges.get(token))
            and token not in named
            and lexicon.is_quantity(scene.word(hedge.last + 1))
        ):
            token = hedge.last + 1  # ما لا يقل عن 17
            continue
        marks, pronoun = lexicon.particle(word) if token not in named else ("", "")
        if pronoun:
            member = Member(None, token, token, scene.text.starts[token], scene.text.ends[token], pronoun)
            found.append(Phrase(token, token, marks, (member,)))
            token, particle = token + 1, ""
            continue
        if marks and scene.word(token + 1) not in COMMAS:
            double = marks in {"min", "ala"} and (word.lstrip("وف"), scene.word(token + 1)) in lexicon.by()
            token, particle = token + 1 + double, "by" if double else marks
            continue
        governed = particle or shapes.attached(word)[-1:] in lexicon.ATTACHED
        if governed and shapes.is_no_party(word) and token not in named:  # على هامش المنتدى، بشكل مباشر
            token, particle = token + 1, "x"
            continue
        if phrase := _phrase(reader, sentence, token, particle, triggers, found):
            found.append(phrase)
            token, particle = phrase.last + 1, ""
            continue
        if token in verbs or (lexicon.ends_nothing(word) and word not in OPEN_QUOTES) or not word.isalnum():
            particle = particle if word in OPEN_QUOTES else ""
        token += 1
    return found


def _phrase(
    reader: Reader, sentence: Sentence, token: int, particle: str, triggers: frozenset[int], found: list[Phrase]
) -> Phrase | None:
    scene, verbs = reader.scene, reader.signs.verbs
    first = token + 1 if scene.word(token) in OPEN_QUOTES else token
    before = found[-1] if found and found[-1].last == token - 1 else None
    after_verb = token - 1 in verbs
    member = reader.read(first, sentence.last, triggers, after_verb=after_verb)
    if member is None:
        return None
    prefix = _prefix(scene, first, member)
    joined, marked = prefix.startswith(("و", "ف")), lexicon.ATTACHED.get(prefix.lstrip("وف")[:1], "")
    opens = token == sentence.first or not scene.word(token - 1).isalnum() or after_verb
    if member.kind == "thing" and not (particle or marked):
        behind_verb = after_verb or (before is not None and before.bare and before.first - 1 in verbs)
        accusative = scene.accusative(member.last) or shapes.is_accusative(scene.word(member.first))
        definite = scene.word(member.first).startswith(("ال", "وال"))
        if (accusative and not behind_verb) or (
            before is not None
            and definite
            and not behind_verb
            and before.of < 0
            and token - 1 not in triggers
            and before.first - 1 not in triggers
        ):
            return None
    members = [member, *_joined(reader, member.last, sentence.last, triggers)]
    apart = "wa" if joined and not opens and not marked else ""
    return Phrase(token, members[-1].last, marked or particle or apart, tuple(members))


def _prefix(scene: Scene, token: int, member: Member) -> str:
    """The particles attached to the first word of a member."""
    if member.head is not None and member.head.first == token:
        return member.head.prefix.removesuffix("ال")
    if mention := scene.mention_from.get(token):
        return scene.text.original[scene.text.starts[token] : mention.start]
    return shapes.attached(scene.word(token))


def _joined(reader: Reader, end: int, last: int, triggers: frozenset[int]) -> Iterator[Member]:
    """Those whom و joins to a member that ends with a token."""
    scene = reader.scene
    while end < last:
        token = end + 1
        if scene.word(token) in OPEN_QUOTES | CLOSE_QUOTES:
            token += 1
        if scene.word(token) in COMMAS and scene.word(token + 1).startswith("و"):
            token += 1
        if token > last or not scene.word(token).startswith("و") or token in triggers:
            return
        member = reader.read(token, last, triggers)
        if member is None or _prefix(scene, token, member) != "و":
            return
        yield member
        end = member.last


def boundaries(scene: Scene, sentence: Sentence, verbs: Sequence[int] = ()) -> list[int]:
    """The tokens at which a clause ends or begins; `verbs` are those behind which a comma only inserts something."""
    spelt, first = scene.text.words, sentence.first
    found = []
    inserted = {comma for token in verbs for comma in _around_insertion(scene, sentence, token + 1)}
    for token, word in enumerate(spelt[first : sentence.last + 1], first):
        if word == ":":
            if not scene.is_clock(token):
                found.append(token)
        elif lexicon.is_boundary(word) and token not in inserted and not (word in COMMAS and _joins(scene, token)):
            found.append(token)
    return found


def _around_insertion(scene: Scene, sentence: Sentence, comma: int) -> tuple[int, ...]:
    """The commas around what is put between a verb and its subject: فجّر، في ساعة متأخرة من الليل، انتحاري."""
    if scene.word(comma) not in COMMAS:
        return ()
    closing = next((t for t in range(comma + 1, sentence.last) if scene.word(t) in COMMAS), None)
    return (comma, closing) if closing and closing - comma <= INSERTED else ()


def inserted(scene: Scene, sentence: Sentence, verb: int) -> range:
    """The tokens put between a verb and its subject, commas included."""
    commas = _around_insertion(scene, sentence, verb + 1)
    return range(commas[0], commas[1] + 1) if commas else range(0)


def _joins(scene: Scene, comma: int) -> bool:
    """A comma in a number, or around a time or an apposition, ends no clause, unless a new one follows."""
    after = comma + 1
    if after in scene.time_on or scene.is_clock(comma) or _apposed(scene, comma):
        return True
    new = scene.word(after).startswith(("و", "ف")) or scene.is_particle(after, "connective")
    return comma - 1 in scene.time_on and not new


def _apposed(scene: Scene, comma: int) -> bool:
    """Whether a comma stands before or behind a name in apposition: وزير الدفاع، فلان، إلى."""
    after, before = scene.mention_from.get(comma + 1), scene.mention_on.get(comma - 1)
    if after and scene.word(scene.last_of_mention(after) + 1) in COMMAS:
        return _is_person(scene, after) and scene.word(comma - 1).isalpha()
    if before is None or not _is_person(scene, before):
        return False
    opening = scene.text.token_at(before.start) - 1
    return scene.word(opening) in COMMAS and scene.word(opening - 1).isalpha()


def _is_person(scene: Scene, mention: Mention) -> bool:
    return scene.entities[mention.entity].kind == "person"
