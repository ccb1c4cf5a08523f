"""The patterns of attribution: each looks at one place of a sentence and drafts a statement, or not."""

from collections.abc import Callable

from takhrij.readings.scene import STOPS, Scene, Sentence
from takhrij.readings.statements import content, cues, frames, nouns, parties, phrases, trailing, verbal
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.phrases import Party

CROSS_HEAD = 18  # tokens at most

Pattern = Callable[[Scene, Sentence, int, list[Draft]], Draft | None]
# each pattern with the table of words that its cue stands in, in the order in which they are tried
PATTERNS: tuple[tuple[str, Pattern], ...] = (
    ("reporting_verb", trailing.verb),
    ("reporting_phrase", verbal.phrase),
    ("reporting_verb", verbal.verb),
    ("reporting_verb", nouns.participle),
    ("reporting_verb", nouns.masdar),
    ("frame", frames.frame),
    ("reporting_noun", nouns.noun),
)
CUES = frozenset(table for table, _ in PATTERNS)


def drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """Every statement that a sentence makes, in the order of its cues."""
    found: list[Draft] = []
    titled = sentence.kind in {"title", "subtitle", "heading"} or _stands_alone(scene, sentence)
    if titled and (draft := headline(scene, sentence)):
        found.append(draft)
    for token in range(sentence.first, sentence.last + 1):
        tables = scene.listed.get(token)
        if tables is None or CUES.isdisjoint(tables):
            continue
        for table, pattern in PATTERNS:
            draft = pattern(scene, sentence, token, found) if table in tables else None
            if draft and (said := [span for span in draft.content if span.start < span.end]):
                draft.content = said
                found.append(draft)
                break
    return found


def _stands_alone(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence of the body is a line without a stop, as a cross-head is."""
    after = scene.text.original[scene.text.ends[sentence.last] :][:2].lstrip(" ")
    before = scene.text.original[: scene.text.starts[sentence.first]].rstrip(" ")
    alone = (not after or after.startswith("\n")) and (not before or before.endswith("\n"))
    return alone and sentence.last - sentence.first < CROSS_HEAD and scene.word(sentence.last) not in STOPS


def headline(scene: Scene, sentence: Sentence) -> Draft | None:
    """«الوزير: لن نتراجع»: a title that begins with who says it. A country before a colon is where, not who."""
    colon = next(
        (t for t in range(sentence.first, min(sentence.first + 8, sentence.last)) if scene.word(t) == ":"), None
    )
    if colon is None or colon == sentence.first:
        return None
    of_ours = any(_first_person(scene, token) for token in range(colon + 1, min(colon + 4, sentence.last + 1)))
    speaker = phrases.phrase(scene, sentence.first, colon - 1)
    links = list(parties.links(scene, sentence.first, colon - 1))
    if speaker is None and of_ours and (links or colon - sentence.first < 4):
        named = next((t for t in range(sentence.first, colon) if phrases.is_addressee(scene, t)), colon)
        speaker = (
            Party(sentence.first, named - 1, scene.text.starts[sentence.first]) if named > sentence.first else None
        )
    marks = scene.quote_from.get(sentence.first)
    if speaker is None and marks and scene.tokens(marks.inner)[1] + 2 == colon:  # «الشؤون الاجتماعية»: …
        speaker = Party(sentence.first, colon - 1, scene.text.starts[sentence.first])
    if speaker is None or not _speaks_alone(scene, speaker, colon) or cues.verbs(scene, sentence.first):
        return None
    mention = scene.mention_from.get(speaker.first)
    is_place = mention is not None and scene.entities[mention.entity].kind in {"place", "event_name", "treaty"}
    if is_place and not of_ours and not scene.mark(speaker.first, "capital"):
        return None
    spans = content.spans(scene, sentence, colon + 1, scene.text.starts[colon + 1], sentence.last)
    return Draft("headline", "asserts", sentence, colon, [scene.span(colon, colon)], spans, speaker, links)


def _speaks_alone(scene: Scene, speaker: Party, colon: int) -> bool:
    """Whether before a colon stands a speaker alone, or with whom he speaks to: الوزير للنواب: …"""
    told = speaker.last + 1
    return told == colon or (
        colon - told < 4 and (phrases.is_addressee(scene, told) or scene.word(told).startswith(("ل", "ع")))
    )


def _first_person(scene: Scene, token: int) -> bool:
    """Whether a token shows that the one before the colon speaks: سنعود, نتعهد, لن نتراجع."""
    word = scene.word(token)
    return (
        word in {"نحن", "انا", "لدينا", "علينا", "اننا"}
        or (word.startswith(("سن", "نت", "نع", "نر", "نؤ", "نح", "نط")) and token not in scene.mention_on)
        or (scene.word(token - 1) in {"لن", "لا", "لم"} and word.startswith(("ا", "ن")) and not word.startswith("ال"))
    )
