"""Patterns whose cue is a frame: وفقا لوكالة …؛ حسبما ذكرت الشرطة؛ على حد قوله."""

from takhrij.marks import Mark
from takhrij.readings.statements import clauses, content, cues, phrases
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.phrases import Party
from takhrij.readings.statements.scene import COMMAS, Scene, Sentence
from takhrij.records import Span, Stance

SHORTEST = 3  # tokens before a frame that can be what is said
MEDIA = ("medium", "agency", "outlet")
FROM = "naqlan-an"  # نقلا عن
LEADING = 6  # tokens: تابع، من جانبه، وكان قد


def frame(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """وفقا لوكالة X، … and …، حسبما ذكرت الشرطة: the source of the clause before it, or after it."""
    mark = scene.mark(token, "frame")
    if mark is None or mark.entry.row["type"] == "turn" or token in scene.quote_on:
        return None
    kind = mark.entry.row["type"]
    if not content.begins_frame(scene, token):
        return None
    if any(mark.span in draft.cue for draft in found):
        return None
    source = None if kind == "own_words" else named_source(scene, mark, sentence.last)
    if source is None and kind != "own_words":
        return None
    stance: Stance = "asserts"
    cue = [mark.span]
    if kind == "as_said":
        said = cues.verbs(scene, mark.last + 1)[0]
        stance = clauses.stance_of(said)
        cue.append(said.span)
    after = (source.last if source else mark.last) + 1
    if token <= sentence.first + 1:
        return _frame_first(scene, sentence, mark, source, stance, cue, after)
    # a statement whose content ends right here has these words as its own: the source passed it on
    for draft in reversed(found):
        if _reaches(scene, draft, token) and _leads(sentence, draft):
            draft.cue.extend(cue)
            if source:
                draft.speaker, links = passed_on(scene, draft.speaker, [(mark, source)])
                draft.links[:0] = links
            return None
    first = _after_tail(scene, sentence.first, token)
    if token - first < SHORTEST:
        return None
    spans = content.spans(scene, sentence, first, scene.text.starts[first], token - 1)
    return Draft(clauses.rule("frame", mark), stance, sentence, token, cue, spans, source)


def named_source(scene: Scene, mark: Mark, last: int) -> Party | None:
    """Whom a frame names: the phrase after it, or after the verb of وفق ما ذكرت."""
    token = mark.last + 1
    if mark.entry.row["type"] == "as_said":
        verbs = cues.verbs(scene, token)
        if not verbs:
            return None
        token = verbs[0].last + 1
        if scene.word(token) == "عن":  # حسبما نقل عن
            token += 1
    if scene.word(token) == "ل":
        token += 1
    return phrases.phrase(scene, token, last, loose=True)


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
    return draft.end <= scene.text.starts[token] and scene.text.token_at(draft.end - 1) >= token - 3


def _leads(sentence: Sentence, draft: Draft) -> bool:
    """Whether a draft's cue or speaker begins its sentence, so that the sentence as a whole is its statement."""
    first = min(draft.anchor, draft.speaker.first if draft.speaker else draft.anchor)
    return first - sentence.first < LEADING and not draft.rule.startswith("noun")


def _after_tail(scene: Scene, first: int, limit: int) -> int:
    """The first token after words that tie a sentence to the one before: من جهة أخرى،"""
    tail = scene.mark(first, "tail")
    if tail and tail.entry.row["type"] == "ends" and tail.last + 1 < limit and scene.word(tail.last + 1) in COMMAS:
        return tail.last + 2
    return first


def _frame_first(
    scene: Scene, sentence: Sentence, mark: Mark, source: Party | None, stance: Stance, cue: list[Span], after: int
) -> Draft | None:
    while after < sentence.last and scene.word(after) not in COMMAS and not scene.is_particle(after, "opener"):
        if after in scene.time_on or scene.is_particle(after, "preposition", "relative"):
            after += 1
            continue
        break
    if scene.word(after) in COMMAS:
        after += 1
    if (scene.stem(after).startswith("ان") and scene.is_particle(after, "opener")) or scene.word(after) in {
        "فان",
        "فانه",
        "فانها",
    }:
        after += 1
    if after > sentence.last:
        return None
    last = content.end(scene, sentence, after)
    spans = content.spans(scene, sentence, after, scene.text.starts[after], last)
    return Draft(clauses.rule("frame", mark), stance, sentence, mark.first, cue, spans, source)
