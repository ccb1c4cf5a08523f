"""Who a phrase stands for: entities, the running speaker, and those to whom «الصحيفة» or «المصدر» point back."""

from collections.abc import Sequence

import msgspec

from takhrij.readings.statements import phrases
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.phrases import Party
from takhrij.readings.statements.scene import Scene
from takhrij.records import Link, Span

OWNERS = ("ها", "ه", "هم", "هما")
BACK = 600  # tokens within which a definite noun points back


class Speaker(msgspec.Struct, frozen=True):
    """Somebody who has said something: `entities` are none where unnamed."""

    entities: tuple[str, ...]
    text: str
    span: Span | None
    first: int = -1  # token
    chain: tuple[Link, ...] = ()  # how the article has it from them
    feminine: bool | None = None
    plural: bool = False
    form: str = ""  # of the verb by which the speaker was last named


NOBODY = Speaker((), "", None)  # somebody whom the page does not name


def identify(scene: Scene, party: Party, known: Sequence[Speaker]) -> Speaker:
    """Whom a phrase names.

    1. the persons in it; 2. a body, place or outlet that heads it, and those coordinated with it; 3. a body whose
    document or medium speaks; 4. «الصحيفة», «المصدر», «الوزير»: the last one so called; 5. else somebody unnamed.
    """
    span = Span(party.start, scene.text.ends[party.last])
    text = scene.text.original[span.start : span.end]
    mentions = phrases.mentions_in(scene, party.first, party.last)
    kinds = {mention.id: scene.entities[mention.entity].kind for mention in mentions}
    plural = len(mentions) > 1
    persons = [m.entity for m in mentions if kinds[m.id] == "person"]
    if persons:
        return Speaker(tuple(dict.fromkeys(persons)), text, span, party.first, plural=len(persons) > 1)
    head = scene.mention_on.get(party.first)
    bodies = [m.entity for m in mentions if kinds[m.id] == "organisation"]
    if head:
        bodies = _heads(scene, party, [m.entity for m in mentions])
    elif scene.mark(party.first, "role") or any(
        scene.is_particle(t, "preposition") for t in range(party.first, party.last)
    ):
        bodies = []
    if bodies:
        return Speaker(tuple(dict.fromkeys(bodies)), text, span, party.first, plural=len(bodies) > 1)
    if entity := _called_before(scene, party):
        return Speaker((entity,), text, span, party.first)
    for speaker in reversed(known):
        if _points_back(scene, party, speaker):
            return msgspec.structs.replace(speaker, span=span, first=party.first)
    return Speaker((), text, span, party.first, plural=plural)


def _called_before(scene: Scene, party: Party) -> str | None:
    """The entity that «الشركة» or «الوزير» means: the last one named with that noun before, within it or around it."""
    word = scene.word(party.first)
    noun = word.removeprefix("و").removeprefix("ال")
    if not word.startswith(("ال", "وال")) or party.last - party.first > 2:
        return None
    media = scene.mark(party.first, "medium")
    nations = {m.entry.key for t in range(party.first, party.last + 1) for m in scene.marked.starting(t, "nationality")}
    for token in range(party.first - 1, max(-1, party.first - BACK), -1):
        mention = scene.mention_from.get(token)
        if mention is None or scene.entities[mention.entity].kind not in {"person", "organisation"}:
            continue
        kinds = scene.marked.starting(token, "agency" if media.entry.key == "agency" else "outlet") if media else []
        if any(not nations or mark.entry.row["country"].lower() in nations for mark in kinds):
            return mention.entity
        if any(
            _bare(scene.word(t)) == noun for t in range(max(0, token - 3), token + 1) if scene.same_clause(t, token)
        ):
            return mention.entity
    return None


def _bare(word: str) -> str:
    for prefix in ("وال", "بال", "لل", "ال", "و", "ل", "ب"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word


def _heads(scene: Scene, party: Party, said_by: list[str]) -> list[str]:
    """The first mention and those that و joins to it: موسكو وبيونغ يانغ."""
    heads: list[str] = []
    for mention in phrases.mentions_in(scene, party.first, party.last):
        token = scene.text.token_at(mention.start)
        joined = scene.word(token).startswith("و") and mention.start > scene.text.starts[token]
        if (token == party.first or joined or not heads) and mention.entity in said_by:
            heads.append(mention.entity)
    return heads


def _points_back(scene: Scene, party: Party, speaker: Speaker) -> bool:
    """Whether a definite description of one or two words repeats the head of an earlier speaker's phrase."""
    mark = scene.mark(party.first, *phrases.HEADS)
    if mark is None or not mark.prefix.endswith(("ال", "لل")) or speaker.first < 0:
        return False
    earlier = scene.marked.starting(speaker.first, *phrases.HEADS)
    if any(mark.entry.table == other.entry.table and mark.entry.key == other.entry.key for other in earlier):
        return True
    return (
        mark.entry.table == "medium"
        and bool(speaker.entities)
        and any(
            marks.entry.table in {"agency", "outlet"}
            for marks in scene.marked.starting(speaker.first, "agency", "outlet")
        )
    )


def running(draft: Draft, known: Sequence[Speaker]) -> Speaker | None:
    """The speaker whom a cue without one continues: the last whom the verb's form agrees with, or the last."""
    feminine, plural = gender(draft), draft.form.endswith(("وا", "ون", "ان", "يا", "دا", "تا"))
    for speaker in reversed(known):
        if (plural and speaker.plural) or (not plural and (feminine is None or speaker.feminine in {None, feminine})):
            return speaker
    return known[-1] if known else None


def anonymous(draft: Draft, speaker: Speaker) -> bool:
    """ويعتقد أن …: where an article tells in the past, an expectation in the present without a speaker is nobody's."""
    return draft.stance == "expects" and draft.form.startswith("ي") and not speaker.form.startswith(("ي", "ت"))


def possessed(scene: Scene, party: Party) -> bool:
    """Whether a phrase begins with a noun that a pronoun owns: فرقها، وزارته، مكتبهم."""
    word = scene.text.original[party.start : scene.text.ends[party.first]]  # folded, ة is ه
    return len(word) > 3 and word.endswith(OWNERS) and not word.startswith("ال")


def gender(draft: Draft) -> bool | None:
    """Whether a verb's form shows a feminine speaker; unknown where no verb shows it."""
    if not draft.form:
        return None
    return draft.form.endswith("ت") or draft.form.startswith("ت")


def link(scene: Scene, party: Party, known: Sequence[Speaker]) -> Link:
    """A link of a chain from the phrase that names it."""
    speaker = identify(scene, party, known)
    start, end = party.start, scene.text.ends[party.last]
    if not speaker.entities:
        return Link(speaker.text, None, start, end)
    entity = speaker.entities[0]
    named = next((m for m in phrases.mentions_in(scene, party.first, party.last) if m.entity == entity), None)
    if named:
        return Link(named.text, entity, named.start, named.end)
    return Link(scene.entities[entity].name_ar, entity, start, end)
