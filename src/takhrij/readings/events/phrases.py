"""Noun phrases of a sentence, in one pass: whom and what its events can be about, each with the particle before it.

A phrase holds members, which و joins: a named entity, a described group (عشرات المحتجين), a government (الحكومة
الروسية), or, `loose`, any other noun, which can only be acted on.
"""

from collections.abc import Iterator

import msgspec

from takhrij.readings.events import lexicon
from takhrij.readings.events.members import Member, Reader
from takhrij.readings.statements.scene import CLOSE_QUOTES, COMMAS, OPEN_QUOTES, Scene, Sentence


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


def read(reader: Reader, sentence: Sentence, triggers: frozenset[int]) -> list[Phrase]:
    """The phrases of a sentence; tokens of `triggers` are part of none."""
    scene, signs, verbs = reader.scene, reader.signs, reader.signs.verbs
    heads, nationalities, named = signs.heads, signs.nationalities, scene.mention_from
    spelt, time_on, last = scene.text.words, scene.time_on, sentence.last
    found: list[Phrase] = []
    token, particle = sentence.first, ""
    while token <= last:
        word = spelt[token]
        if token in triggers or token in time_on:
            token, particle = token + 1, ""
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
        worth = (
            token in named
            or token in heads
            or token in nationalities
            or lexicon.may_begin(word)
            or (found and found[-1].last == token - 1)
        )
        if worth and (phrase := _phrase(reader, token, last, particle, triggers, found)):
            found.append(phrase)
            token, particle = phrase.last + 1, ""
            continue
        if token in verbs or (lexicon.ends_nothing(word) and word not in OPEN_QUOTES):
            particle = ""
        elif not particle and len(word) > 4 and word[0] in lexicon.ATTACHED and not scene.is_particle(token, "adverb"):
            particle = lexicon.ATTACHED[word[0]]  # لمطالب العمال
        token += 1
    return found


def _phrase(
    reader: Reader, token: int, last: int, particle: str, triggers: frozenset[int], found: list[Phrase]
) -> Phrase | None:
    scene = reader.scene
    first = token + 1 if scene.word(token) in OPEN_QUOTES else token
    member = reader.read(first, last, triggers)
    before = found[-1] if found and found[-1].last == token - 1 else None
    after_verb = before is not None and before.first - 1 in triggers and before.first - 1 in reader.signs.verbs
    if member is not None and member.kind == "thing":
        governed = before is not None and before.first - 1 in triggers and not after_verb
        verb = token - 1 in triggers or token - 1 in reader.signs.verbs
        alone = not scene.word(token - 1).isalnum() or (before is not None and not governed)
        member = member if particle or verb or alone else None
    if member is None and before is not None and after_verb and before.particle == "":
        member = reader.indefinite(token, last, triggers)
    if member is None:
        return None
    attached = lexicon.ATTACHED.get(scene.text.original[scene.text.starts[first] : member.start].lstrip("وف")[:1], "")
    members = [member, *_joined(reader, member.last, last, triggers)] if member.kind != "thing" else [member]
    return Phrase(token, members[-1].last, attached or particle, tuple(members))


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
        if member is None or member.kind == "thing" or \
                scene.text.original[scene.text.starts[token] : member.start] != "و":  # fmt: skip
            return
        yield member
        end = member.last


def boundaries(scene: Scene, sentence: Sentence) -> list[int]:
    """The tokens at which a clause ends or begins."""
    spelt, first = scene.text.words, sentence.first
    found = []
    for token, word in enumerate(spelt[first : sentence.last + 1], first):
        if word == ":":
            if not scene.is_clock(token):
                found.append(token)
        elif lexicon.is_boundary(word) and not (word in COMMAS and _joins(scene, token)):
            found.append(token)
    return found


def _joins(scene: Scene, comma: int) -> bool:
    """A comma in a number, or around a time, ends no clause, unless a new one follows: ، مساء الخميس، المدير."""
    after = comma + 1
    if after in scene.time_on or scene.is_clock(comma):
        return True
    new = scene.word(after).startswith(("و", "ف")) or scene.is_particle(after, "connective")
    return comma - 1 in scene.time_on and not new
