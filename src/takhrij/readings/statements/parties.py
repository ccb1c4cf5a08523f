"""The parties to a saying: what stands between a cue and its content, and who was told."""

from collections.abc import Iterator
from functools import cache

import msgspec

from takhrij import text, words
from takhrij.readings.scene import COMMAS, Scene
from takhrij.readings.statements.phrases import Party, begins, bounded, is_addressee, mentions_in, phrase, start_of

TALK = 6  # tokens between a noun or verb of talking and with whom
TO_THEM = frozenset({"له", "لها", "لهم", "لهما", "لنا", "لي", "لك", "لكم", "به", "بها", "بهم"})


class Zone(msgspec.Struct, frozen=True):
    """What stands between a cue and its content: the speaker, who was told, whose words these are."""

    speaker: Party | None
    links: tuple[Party, ...]


def zone(scene: Scene, first: int, last: int) -> Zone:
    """Read the tokens between a cue and its opener.

    1. skip what is about the saying: times, adverbs, circumstances; 2. the speaker's phrase; 3. links in the rest.
    """
    token = first
    while token <= last and (not scene.word(token).isalnum() or _circumstance(scene, token)):
        told = is_addressee(scene, token)
        unnamed = not told and _spoken_to(scene, token)
        if told:
            token = _end_of_addressee(scene, token, last)
        elif scene.is_particle(token, "preposition"):
            token = _end_of_circumstance(scene, token, last)
        token += 1
        while unnamed and token <= last and scene.mark(token, "nationality"):  # لنظيره الصيني
            token += 1
    speaker = bounded(scene, token, last) if token <= last and not scene.mark(token, "frame") else None
    if speaker is None:
        return Zone(None, tuple(links(scene, first, last)))
    return Zone(speaker, (*links(scene, first, speaker.first - 1), *links(scene, speaker.last + 1, last)))


def _circumstance(scene: Scene, token: int) -> bool:
    """Whether something begins that is about the saying: when, where, to whom, how."""
    if scene.mark(token, "frame"):
        return False
    adverbial = scene.is_particle(token, "preposition", "adverb") and scene.word(token) not in {"من"}
    adverbial = adverbial or scene.is_prepositional(token)
    in_saying = any(
        mark.entry.feature == "masdar+pronoun" or (mark.entry.feature == "masdar" and mark.prefix.endswith("بال"))
        for mark in scene.marks(token, "reporting_verb")
    )
    told = is_addressee(scene, token) or _spoken_to(scene, token)
    return token in scene.time_on or adverbial or told or in_saying or _accusative(scene, token)


def past_pronouns(scene: Scene, token: int) -> int:
    """The first token that is no preposition with a pronoun: اعترف فيه الوزير."""
    while scene.word(token) in TO_THEM or scene.is_prepositional(token):
        token += 1
    return token


def _spoken_to(scene: Scene, token: int) -> bool:
    word = scene.word(token)
    return word in TO_THEM or (word.startswith("ل") and len(word) > 3 and not begins(scene, token))


def _accusative(scene: Scene, token: int) -> bool:
    """Whether a word ends in the ا of an indefinite accusative, which no subject has: أحيانا، أيضا، مجددا."""
    word = scene.word(token)
    return word.endswith("ا") and len(word) > 4 and token not in scene.mention_on and not begins(scene, token)


def _end_of_addressee(scene: Scene, token: int, last: int) -> int:
    """قال لوكالة X الوزير …: the last token of whom is spoken to, if somebody is named behind it; else to the comma."""
    named = token + (scene.word(token) == "ل")
    party = _in_marks(scene, named) or phrase(scene, named, last)
    if party and party.last < last and begins(scene, party.last + 1) and not is_addressee(scene, party.last + 1):
        return party.last
    return _end_of_circumstance(scene, token, last)


def _end_of_circumstance(scene: Scene, token: int, last: int) -> int:
    """في بيان، خلال مؤتمر صحافي: to the comma, or before the next addressee."""
    while token < last and scene.word(token + 1) not in COMMAS and not is_addressee(scene, token + 1):
        token += 1
    return token


def links(scene: Scene, first: int, last: int) -> Iterator[Party]:
    """Media that were told: لوكالة X, في مقابلة مع قناة Y."""
    for token in range(first, last + 1):
        if scene.mark(token - 1, "frame"):
            continue
        told = _passed_on(scene, token - 1) or is_addressee(scene, token) or _talked_to(scene, token - 1, first)
        named = token + 1 if scene.word(token) == "ل" else token
        party = (_in_marks(scene, named) or phrase(scene, named, last)) if told else None
        if party and is_medium(scene, party) and _named(scene, party):
            yield party


def _in_marks(scene: Scene, token: int) -> Party | None:
    """A name in marks: ل«الأفق»."""
    quote = scene.quote_from.get(token)
    return Party(token, scene.tokens(quote.inner)[1] + 1, scene.text.starts[token]) if quote and quote.closed else None


def _named(scene: Scene, party: Party) -> bool:
    """Whether a medium has a name: لوسائل الإعلام names none."""
    tokens = range(party.first, party.last + 1)
    return any(t in scene.mention_on or t in scene.quote_from or scene.mark(t, "agency", "outlet") for t in tokens)


def _talked_to(scene: Scene, token: int, first: int) -> bool:
    """Whether a token joins a medium to a talk or a channel: في مقابلة مع القناة, حديث إلى الإذاعة, عبر التلفزيون."""
    if scene.word(token) in {"عبر", "علي"}:
        return True
    if scene.word(token) not in {"مع", "الي"}:
        return False
    talks = (scene.mark(t, "reporting_noun", "reporting_verb") for t in range(max(first - 1, token - TALK), token))
    return any(talk and talk.entry.row.get("type", "utterance") == "utterance" for talk in talks)


def _passed_on(scene: Scene, token: int) -> bool:
    """Whether a token is the verb of who passes on or publishes the words before it: بيان نقلته الوكالة."""
    marks = scene.marks(token, "reporting_verb")
    passes = any(m.entry.row["addressee"] == "speaker_an" and m.entry.feature.endswith("+object") for m in marks)
    return passes or scene.is_particle(token, "published")


def first_named(scene: Scene, first: int, last: int) -> Party | None:
    """The first phrase within tokens that can be their subject: no preposition stands before it or is attached."""
    token = first
    if scene.is_particle(first, "preposition"):  # وفي عهد الملك، كانت المدينة …
        token = next((t + 1 for t in range(first, last) if scene.word(t) in COMMAS), last + 1)
    while token <= last:
        party = phrase(scene, token, last) if begins(scene, token) else None
        if party is None:
            token += 1
            continue
        attached = scene.text.original[scene.text.starts[token] : start_of(scene, token)]
        told = scene.word(token - 2) == "ل" and scene.text.ends[token - 1] == scene.text.starts[token]
        governed = told or scene.is_particle(token - 1, "preposition", "relative")
        if attached in {"", "و", "ف"} and not governed:
            return party
        token = party.last + 1
    return None


@cache
def platforms() -> frozenset[str]:
    """Words of the names of social platforms, folded."""
    return frozenset(
        word for row in words.rows("reporting/platforms.txt") for word in text.fold(row["form"]).text.split()
    )


def is_medium(scene: Scene, party: Party) -> bool:
    """Whether a phrase names an agency or outlet: by the lists, its head, or as an organisation in marks."""
    if any(scene.word(token) in platforms() for token in range(party.first, party.last + 1)):
        return False
    head = scene.mark(party.first, "medium")
    named = (party.first, *((head.last + 1, head.last + 2) if head else ()))
    if head or any(scene.marked.starting(token, "agency", "outlet") for token in named):
        return True
    mentions = mentions_in(scene, party.first, party.last)
    marked = party.first in scene.quote_from
    return marked and bool(mentions) and scene.entities[mentions[0].entity].kind == "organisation"
