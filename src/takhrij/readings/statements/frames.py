"""Patterns whose cue is a frame: وفقا لوكالة …؛ حسبما ذكرت الشرطة؛ على حد قوله."""

import msgspec

from takhrij.marks import Mark
from takhrij.readings.scene import COMMAS, Scene, Sentence
from takhrij.readings.statements import clauses, content, cues, parties, phrases
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.phrases import Party
from takhrij.records import Span, Stance

SHORTEST = 3  # tokens before a frame that can be what is said
MEDIA = ("medium", "agency", "outlet")
GROUNDS = frozenset({"istinadan-ila", "binaan-ala", "itimadan-ala"})  # not only sources are these
FROM = "naqlan-an"  # نقلا عن
APPOSITION = 5  # tokens behind a source and before the comma that closes the frame
LEADING = 6  # tokens: تابع، من جانبه، وكان قد


class Framed(msgspec.Struct, frozen=True):
    """A frame as it is read: whose words it says these are, through whom, and the first token behind it."""

    mark: Mark
    source: Party | None
    links: list[Party]
    stance: Stance
    cue: list[Span]
    after: int


def frame(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """وفقا لوكالة X، … and …، حسبما ذكرت الشرطة: the source of the clause before it, around it, or after it."""
    mark = scene.mark(token, "frame")
    if mark is None or mark.entry.row["type"] == "turn" or scene.quoted(token):
        return None
    if not content.begins_frame(scene, token) or any(mark.span in draft.cue for draft in found):
        return None
    framed = _read(scene, sentence, mark)
    if framed is None:
        return None
    opens = token <= sentence.first + 1
    if mark.entry.key in GROUNDS and not opens and scene.word(token - 1) not in COMMAS:
        return None  # قرر بناء على التقرير أن …
    if opens:
        return _frame_first(scene, sentence, framed)
    # a statement whose content ends right here has these words as its own: the source passed it on
    for draft in reversed(found):
        if _reaches(scene, draft, token) and _leads(sentence, draft):
            draft.cue.extend(framed.cue)
            if framed.source:
                draft.speaker, links = passed_on(scene, draft.speaker, [(mark, framed.source)])
                draft.links[:0] = links
            return None
    return _frame_behind(scene, sentence, framed)


def _read(scene: Scene, sentence: Sentence, mark: Mark) -> Framed | None:
    """Read source, relay, stance and cue of a frame; nothing if it names nobody."""
    own = mark.entry.row["type"] == "own_words"
    source = None if own else named_source(scene, mark, sentence.last)
    if source is None and not own:
        return None
    stance, noun = _attitude(scene, mark, source)
    cue = [mark.span, *([noun.span] if noun else [])]
    if mark.entry.row["type"] == "as_said":
        said = cues.verbs(scene, mark.last + 1)[0]
        stance = clauses.stance_of(said)
        cue.append(said.span)
    elif noun and mark.entry.key in GROUNDS:
        return None  # بناء على تحذير المركز من …: the noun says it
    elif noun:
        source = phrases.phrase(scene, noun.last + 1, sentence.last, loose=True) or source
    quoted = relayed(scene, mark, source, sentence.last) if source else None
    links = [source] if source and quoted else []
    source = quoted or source
    return Framed(mark, source, links, stance, cue, (source.last if source else mark.last) + 1)


def _frame_behind(scene: Scene, sentence: Sentence, framed: Framed) -> Draft | None:
    """What stands before a frame is said, and what follows, if the frame interrupts a clause."""
    token = framed.mark.first
    first = _after_tail(scene, sentence.first, token)
    behind = _goes_on(scene, sentence, token, framed.after)
    if token - first < SHORTEST and not behind:
        return None
    spans = content.spans(scene, sentence, first, scene.text.starts[first], token - 1)
    if behind:
        spans += content.spans(scene, sentence, behind, scene.text.starts[behind], content.end(scene, sentence, behind))
    return _draft(sentence, framed, spans)


def _draft(sentence: Sentence, framed: Framed, spans: list[Span]) -> Draft:
    rule = clauses.rule("frame", framed.mark)
    return Draft(rule, framed.stance, sentence, framed.mark.first, framed.cue, spans, framed.source, framed.links)


def _goes_on(scene: Scene, sentence: Sentence, token: int, after: int) -> int | None:
    """Where a clause goes on that a frame between commas interrupts: اتفق الطرفان، بحسب البيان، على …"""
    if scene.word(token - 1) not in COMMAS:
        return None
    close = next((t for t in range(after, min(after + APPOSITION, sentence.last)) if scene.word(t) in COMMAS), None)
    if close is None or any(cues.verbs(scene, t) for t in range(after, close)):
        return None
    behind = close + 1
    if behind in scene.quote_from:
        return behind
    new = scene.word(behind).startswith(("و", "ف")) and not scene.is_particle(behind, "preposition")
    if (
        new
        or scene.is_particle(behind, "relative", "contrast", "connective")
        or content.ends_clause(scene, sentence, behind)
    ):
        return None
    return behind


def _attitude(scene: Scene, mark: Mark, source: Party | None) -> tuple[Stance, Mark | None]:
    """The stance of a frame with a noun of attitude, and the noun if it is no part of the frame: وفق تحذير الهيئة."""
    at = (mark.last, source.first) if source and mark.entry.row["type"] == "according_to" else (mark.last,)
    for token in at:
        noun = cues.stance_noun(scene, token)
        if noun and noun.entry.row["stance"] != "asserts":
            return clauses.stance_of(noun), noun if token > mark.last else None
    return "asserts", None


def named_source(scene: Scene, mark: Mark, last: int) -> Party | None:
    """Whom a frame names: the phrase after it, or after the verb of وفق ما ذكرت."""
    token = mark.last + 1
    if mark.entry.row["type"] == "as_said":
        verbs = cues.verbs(scene, token)
        if not verbs:
            return None
        token = verbs[0].last + 1
        if scene.word(token) == "عن" or (cues.addressee(verbs[0]) == "speaker_fi" and scene.word(token) == "في"):
            token += 1
        while token < last and (token in scene.time_on or scene.is_particle(token, "adverb")):
            token += 1
        token = parties.past_pronouns(scene, token)
    if scene.word(token) == "ل":
        token += 1
    source = phrases.phrase(scene, token, last, loose=mark.entry.key not in GROUNDS)
    published = phrases.publisher(scene, source, last) if source else None
    return published[1] if published else source


def relayed(scene: Scene, mark: Mark, source: Party, last: int) -> Party | None:
    """Whom the source of a frame quotes: وفق ما نقلت الصحيفة عن مسؤول."""
    verbs = cues.verbs(scene, mark.last + 1) if mark.entry.row["type"] == "as_said" else []
    passes = any(cues.addressee(verb) == "speaker_an" for verb in verbs)
    reach = range(source.last + 1, min(source.last + 4, last))
    at = next((token for token in reach if scene.word(token) == "عن"), None) if passes else None
    return phrases.phrase(scene, at + 1, last, loose=True) if at else None


Frame = tuple[Mark, Party]  # with whom it names


def passed_on(scene: Scene, speaker: Party | None, framed: list[Frame]) -> tuple[Party | None, list[Party]]:
    """Speaker and links of a statement with frames: a medium that names its source is a link itself.

    قالت الصحيفة، نقلا عن الوكالة، إن …: the agency speaks. قالت الصحيفة، بحسب الوكالة، إن …: the paper does, and the
    agency passes it on. قال المسؤول، نقلا عن …: he does.
    """
    parties = [party for _, party in framed]
    if speaker and framed and scene.mark(speaker.first, *MEDIA):
        mark, source = framed[-1]
        if mark.entry.key == FROM or not scene.mark(source.first, *MEDIA):
            return source, [speaker, *parties[:-1]]
    return speaker, parties


def _reaches(scene: Scene, draft: Draft, token: int) -> bool:
    """Whether a draft's content ends right before a token, but for punctuation."""
    return draft.end <= scene.text.starts[token] and scene.text.token_at(draft.end - 1) >= token - 5


def _leads(sentence: Sentence, draft: Draft) -> bool:
    """Whether a draft's cue or speaker begins its sentence, so that the sentence as a whole is its statement."""
    before = draft.speaker is not None and draft.speaker.last < draft.anchor <= draft.speaker.last + 3
    first = draft.speaker.first if draft.speaker and before else draft.anchor
    return first - sentence.first < LEADING and not draft.rule.startswith("noun")


def _after_tail(scene: Scene, first: int, limit: int) -> int:
    """The first token after words that tie a sentence to the one before: من جهة أخرى،"""
    tail = scene.mark(first, "tail")
    if tail and tail.entry.row["type"] == "ends" and tail.last + 1 < limit and scene.word(tail.last + 1) in COMMAS:
        return tail.last + 2
    return first


def _frame_first(scene: Scene, sentence: Sentence, framed: Framed) -> Draft | None:
    """وبحسب الوكالة، فإن …: what follows the frame is said."""
    after = framed.after
    while after < sentence.last and scene.word(after) not in COMMAS and not scene.is_particle(after, "opener"):
        if after in scene.time_on or scene.is_particle(after, "preposition", "relative"):
            after += 1
            continue
        break
    after += scene.word(after) in COMMAS
    opened = scene.stem(after).startswith("ان") and scene.is_particle(after, "opener")
    after += opened or scene.word(after) in {"فان", "فانه", "فانها"}
    if after > sentence.last:
        return None
    last = content.end(scene, sentence, after)
    return _draft(sentence, framed, content.spans(scene, sentence, after, scene.text.starts[after], last))
