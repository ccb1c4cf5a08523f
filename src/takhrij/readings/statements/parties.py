"""The parties to a saying: what stands between a cue and its content, and who was told."""

from collections.abc import Iterator

import msgspec

from takhrij.readings.statements.phrases import Party, begins, bounded, is_addressee, mentions_in, phrase, start_of
from takhrij.readings.statements.scene import COMMAS, OPEN_QUOTES, Scene


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
        token = _end_of_circumstance(scene, token, last) if told or scene.is_particle(token, "preposition") else token
        token += 1
    speaker = bounded(scene, token, last) if token <= last and not scene.mark(token, "frame") else None
    rest = speaker.last + 1 if speaker else first
    return Zone(speaker, tuple(links(scene, rest, last)))


def _circumstance(scene: Scene, token: int) -> bool:
    """Whether something begins that is about the saying: when, where, to whom, how."""
    if scene.mark(token, "frame"):
        return False
    adverbial = scene.is_particle(token, "preposition", "adverb") and scene.word(token) not in {"من"}
    adverbial = adverbial or scene.is_prepositional(token)
    spoken_to = scene.word(token).startswith("ل") and len(scene.word(token)) > 3 and not begins(scene, token)
    in_saying = any(mark.entry.feature == "masdar+pronoun" for mark in scene.marked.starting(token, "reporting_verb"))
    return token in scene.time_on or adverbial or is_addressee(scene, token) or spoken_to or in_saying


def _end_of_circumstance(scene: Scene, token: int, last: int) -> int:
    """في بيان، خلال مؤتمر صحافي: to the comma, or before the next addressee."""
    while token < last and scene.word(token + 1) not in COMMAS and not is_addressee(scene, token + 1):
        token += 1
    return token


def links(scene: Scene, first: int, last: int) -> Iterator[Party]:
    """Media that were told: لوكالة X, في مقابلة مع قناة Y."""
    for token in range(first, last + 1):
        told = is_addressee(scene, token) or scene.word(token - 1) in {"مع", "الي", "عبر", "علي"}
        named = token + 1 if scene.word(token) == "ل" else token
        if told and (party := phrase(scene, named, last)) and is_medium(scene, party):
            yield party


def first_named(scene: Scene, first: int, last: int) -> Party | None:
    """The first phrase within tokens that can be their subject: no preposition stands before it or is attached."""
    for token in range(first, last + 1):
        if begins(scene, token) and not scene.is_particle(token - 1, "preposition", "relative"):
            attached = scene.text.original[scene.text.starts[token] : start_of(scene, token)]
            if attached in {"", "و", "ف"}:
                return phrase(scene, token, last)
    return None


def is_medium(scene: Scene, party: Party) -> bool:
    """Whether a phrase names an agency or outlet: by the lists, its head, or as an organisation in marks."""
    if any(scene.marked.starting(token, "agency", "outlet") for token in range(party.first, party.last + 1)):
        return True
    if scene.mark(party.first, "medium"):
        return True
    mentions = mentions_in(scene, party.first, party.last)
    marked = scene.word(party.first) in OPEN_QUOTES
    return marked and bool(mentions) and scene.entities[mentions[0].entity].kind == "organisation"
