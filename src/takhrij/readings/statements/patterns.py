"""The patterns of attribution: each looks at one place of a sentence and drafts a statement, or not."""

from collections.abc import Callable

from takhrij.readings.statements import content, frames, nouns, phrases, verbal
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.scene import Scene, Sentence

Pattern = Callable[[Scene, Sentence, int, list[Draft]], Draft | None]
# each pattern with the table of words that its cue stands in, in the order in which they are tried
PATTERNS: tuple[tuple[str, Pattern], ...] = (
    ("reporting_verb", verbal.trailing_verb),
    ("reporting_phrase", verbal.phrase),
    ("reporting_verb", verbal.verb),
    ("reporting_verb", nouns.participle),
    ("reporting_verb", nouns.masdar),
    ("frame", frames.frame),
    ("reporting_noun", nouns.noun),
)


def drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """Every statement that a sentence makes, in the order of its cues."""
    found: list[Draft] = []
    if sentence.kind in {"title", "subtitle", "heading"} and (draft := headline(scene, sentence)):
        found.append(draft)
    for token in range(sentence.first, sentence.last + 1):
        tables = {mark.entry.table for mark in scene.marked.by_token.get(token, ())}
        for table, pattern in PATTERNS:
            draft = pattern(scene, sentence, token, found) if table in tables else None
            if draft and draft.start < draft.end:
                found.append(draft)
                break
    return found


def headline(scene: Scene, sentence: Sentence) -> Draft | None:
    """«الوزير: لن نتراجع»: a title that begins with who says it. A country before a colon is where, not who."""
    colon = next(
        (t for t in range(sentence.first, min(sentence.first + 8, sentence.last)) if scene.word(t) == ":"), None
    )
    if colon is None or colon == sentence.first:
        return None
    speaker = phrases.phrase(scene, sentence.first, colon - 1)
    if speaker is None or speaker.last != colon - 1:
        return None
    mention = scene.mention_from.get(speaker.first)
    is_place = mention is not None and scene.entities[mention.entity].kind in {"place", "event_name", "treaty"}
    if is_place and not scene.mark(speaker.first, "capital"):
        return None
    spans = content.spans(scene, sentence, colon + 1, scene.text.starts[colon + 1], sentence.last)
    return Draft("headline", "asserts", sentence, colon, [scene.span(colon, colon)], spans, speaker)
