"""Who a phrase stands for: entities, the running speaker, and those to whom «الصحيفة» or «المصدر» point back."""

from collections.abc import Sequence

import msgspec

from takhrij.readings.scene import OWNERS, Scene
from takhrij.readings.statements import phrases
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.phrases import Party
from takhrij.records import Link, Mention, Span

LAST = frozenset({"هولاء", "الاخير", "الاخيره", "الاخيران"})  # stand for who spoke last
TITLE = 9  # tokens between a title and its bearer: المتحدث باسم المؤسسة العامة … فلان
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
    present: bool = False  # the tense of the verb by which the speaker was last named


NOBODY = Speaker((), "", None)  # somebody whom the page does not name


def identify(scene: Scene, party: Party, known: Sequence[Speaker]) -> Speaker:
    """Whom a phrase names.

    1. the persons in it; 2. a body, place or outlet that heads it, and those coordinated with it; 3. a body whose
    document or medium speaks; 4. «الصحيفة», «المصدر», «الوزير»: the last one so called; 5. else somebody unnamed.
    """
    span = Span(party.start, scene.text.ends[party.last])
    text = scene.text.original[span.start : span.end]
    if scene.word(party.first) in LAST and known:
        return msgspec.structs.replace(known[-1], span=span, first=party.first)
    mentions = phrases.mentions_in(scene, party.first, party.last)
    kinds = {mention.id: scene.entities[mention.entity].kind for mention in mentions}
    plural = len(mentions) > 1
    persons = [m.entity for m in _themselves(scene, party) if kinds[m.id] == "person"]
    if persons:
        return Speaker(tuple(dict.fromkeys(persons)), text, span, party.first, plural=len(persons) > 1)
    if entity := _in_office(scene, party):
        return Speaker((entity,), text, span, party.first)
    head = scene.mention_on.get(party.first)
    bodies = [m.entity for m in mentions if kinds[m.id] == "organisation"]
    if scene.is_particle(party.first, "relational"):
        bodies = []
    if head:
        bodies = _heads(scene, party, [m.entity for m in mentions])
    elif scene.mark(party.first, "role"):
        bodies = []
    else:
        away = next((t for t in range(party.first, party.last) if scene.is_particle(t, "preposition")), party.last + 1)
        bodies = [m.entity for m in mentions if m.entity in bodies and scene.text.token_at(m.start) < away]
    if bodies:
        return Speaker(tuple(dict.fromkeys(bodies)), text, span, party.first, plural=len(bodies) > 1)
    said_before = next((speaker for speaker in reversed(known) if _points_back(scene, party, speaker)), None)
    entity = _called_before(scene, party, said_before.first if said_before else -1)
    if entity:
        return Speaker((entity,), text, span, party.first)
    for speaker in reversed(known):
        if _points_back(scene, party, speaker):
            return msgspec.structs.replace(speaker, span=span, first=party.first)
    return Speaker((), text, span, party.first, plural=plural)


def _themselves(scene: Scene, party: Party) -> list[Mention]:
    """The mentions in a phrase but for persons whose somebody it names: المتحدث باسم فلان, محامي فلان."""
    mentions = phrases.mentions_in(scene, party.first, party.last)
    owned = set()
    for token in range(party.first, party.last + 1):
        marks = scene.marks(token, "role")
        if not scene.is_particle(token, "relational") or any(mark.last > token for mark in marks):
            continue  # مستشار الأمن القومي is an office
        if scene.surface(token, token).endswith("ه"):
            continue  # محاميه فلان: his lawyer, who is named; محامية فلان is another matter
        of = next((m for m in mentions if m.start >= scene.text.ends[token]), None)
        if of and _only_titles(scene, token + 1, scene.text.token_at(of.start) - 1):
            named = (m for m in mentions if m.start >= of.start)
            person = next((m for m in named if scene.entities[m.entity].kind == "person"), None)
            between = range(token + 1, scene.text.token_at(person.start)) if person else range(0)
            if person and all(_titles(scene, t) or scene.in_place(t) for t in between):
                owned.add(person.id)
    return [m for m in mentions if m.id not in owned]


def _only_titles(scene: Scene, first: int, last: int) -> bool:
    return all(_titles(scene, token) for token in range(first, last + 1))


def _titles(scene: Scene, token: int) -> bool:
    marks = (m for t in range(max(0, token - 3), token + 1) for m in scene.marked.starting(t, "role", "nationality"))
    return any(mark.last >= token for mark in marks)


def _in_office(scene: Scene, party: Party) -> str | None:
    """The only person of the article whose office a phrase names: وزير الخارجية الأميركي, الرئيس الفرنسي."""
    role = next(iter(scene.marks(party.first, "role")), None)
    if role is None or not (_definite(role.entry.text, role.prefix) or role.last < party.last):
        return None
    tokens = range(role.last + 1, party.last + 1)
    lands = {mark.entry.key for t in tokens if (mark := scene.mark(t, "nationality", "country"))}
    if len(lands) != 1:
        return None
    found = [
        entity.id
        for entity in scene.entities.values()
        if any(office.role == role.entry.key and office.country in lands for office in entity.offices)
    ]
    return found[0] if len(found) == 1 else None


def _definite(form: str, prefix: str) -> bool:
    return form.startswith("ال") or " ال" in form or prefix.endswith(("ال", "لل"))


def _called_before(scene: Scene, party: Party, since: int) -> str | None:
    """The entity that «الشركة» or «الوزير» means: the last one named so, not before a token where another spoke."""
    word = scene.word(party.first)
    noun = word.removeprefix("و").removeprefix("ال")
    second = scene.word(party.first + 1) if party.last > party.first else ""
    office = scene.mark(party.first, "role") is not None and second.startswith("ال")  # سكرتير الرئاسة
    if not (word.startswith(("ال", "وال")) or office) or party.last - party.first > 2:
        return None
    media = scene.mark(party.first, "medium")
    person = scene.mark(party.first, *phrases.PEOPLE) is not None and scene.mark(party.first, "org_head") is None
    named = {"person"} if person and not media else {"organisation"}
    nations = {m.entry.key for t in range(party.first, party.last + 1) for m in scene.marks(t, "nationality")}
    for token in range(party.first - 1, max(since - 1, -1, party.first - BACK), -1):
        mention = scene.mention_from.get(token)
        if mention is None or scene.entities[mention.entity].kind not in named:
            continue
        kinds = scene.marked.starting(token, "agency" if media.entry.key == "agency" else "outlet") if media else []
        if any(not nations or mark.entry.row["country"].lower() in nations for mark in kinds):
            return mention.entity
        if any(
            _bare(scene.word(t)) == noun and (not office or scene.word(t + 1) == second)
            for t in range(max(0, token - (TITLE if person else 3)), token + 1)
            if scene.same_clause(t, token) and not any(scene.is_particle(n, "opener") for n in range(t, token))
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
    feminine, plural = draft.form.feminine, draft.form.plural
    for speaker in reversed(known):
        if (plural and speaker.plural) or (not plural and (feminine is None or speaker.feminine in {None, feminine})):
            return speaker
    return known[-1] if known else None


def anonymous(draft: Draft, speaker: Speaker) -> bool:
    """ويعتقد أن …: where an article tells in the past, an expectation in the present without a speaker is nobody's."""
    masculine = draft.form.present and not draft.form.feminine
    return draft.stance == "expects" and masculine and not speaker.present


def possessed(scene: Scene, party: Party) -> bool:
    """Whether a phrase begins with a noun that a pronoun owns: فرقها، وزارته، مكتبهم."""
    word = scene.text.original[party.start : scene.text.ends[party.first]]  # folded, ة is ه
    return len(word) > 3 and word.endswith(OWNERS) and not word.startswith("ال")


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
