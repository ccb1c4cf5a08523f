"""Patterns whose cue is a noun: مضيفا أن …؛ في قوله إن …؛ تحذيرات من الوزارة بشأن …"""

from takhrij.marks import Mark
from takhrij.readings.statements import clauses, content, cues, phrases
from takhrij.readings.statements.cues import Opening
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.scene import COMMAS, Scene, Sentence


def participle(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """، مضيفا أن …؛ محذرا من …: the speaker is the sentence's."""
    if token == sentence.first:
        return None
    for mark in cues.participles(scene, token):
        if opening := cues.participial(scene, mark, sentence.last):
            earlier = [d for d in found if d.anchor < token]
            draft = _of_the_subject(scene, sentence, clauses.rule("participle", mark), mark, opening, found)
            draft.links = list(earlier[-1].links) if earlier else []
            return draft
    return None


def masdar(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """في قوله إن …؛ اكتفى بالقول إن …: a masdar of saying with its clause."""
    marks = [
        mark
        for mark in scene.marked.starting(token, "reporting_verb")
        if (mark.entry.feature == "masdar+pronoun" and mark.exact)
        or (mark.entry.feature == "masdar" and mark.prefix.endswith("ال"))
    ]
    if scene.mark(token, "tail"):  # بالإضافة إلى أن
        return None
    for mark in marks:
        opening = cues.clause(scene, mark, mark.last + 3)
        if opening and not any(mark.span in draft.cue for draft in found):
            return _of_the_subject(scene, sentence, clauses.rule("masdar", mark), mark, opening, found)
    return None


def _of_the_subject(
    scene: Scene, sentence: Sentence, rule: str, mark: Mark, opening: Opening, found: list[Draft]
) -> Draft:
    """A statement of whoever the sentence has speak."""
    said = clauses.said(scene, sentence, opening)
    speaker = clauses.subject(scene, sentence, mark.first, found)
    return Draft(rule, clauses.stance_of(mark), sentence, mark.first, [mark.span], said, speaker)


def noun(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """تحذيرات من الوزارة بشأن …؛ رغم نفي النادي أن …: a noun of saying, its speaker, what is said up to the comma."""
    mark = scene.mark(token, "reporting_noun")
    if mark is None or mark.entry.row["type"] != "stance_noun" or mark.prefix.endswith(("ال", "لل")):
        return None
    if any(mark.span in draft.cue for draft in found):
        return None
    named = mark.last + (2 if scene.word(mark.last + 1) == "من" else 1)
    speaker = phrases.phrase(scene, named, sentence.last)
    if speaker is None or phrases.is_addressee(scene, named) or mark.entry.feature.startswith("possessed"):
        return None
    at = speaker.last + 1
    if scene.word(at) in COMMAS and scene.is_particle(at + 1, "opener"):  # إعلان الرئيس، فلان، أن
        at += 1
    opening = None
    if scene.is_particle(at, "about") and at < sentence.last:
        first = at + (2 if scene.is_particle(at + 1, "opener") else 1)
        opening = Opening("about", at, first, scene.text.starts[min(first, sentence.last)])
    elif scene.is_particle(at, "opener") and at < sentence.last:
        opening = Opening("anna", at, at + 1, scene.text.starts[at + 1])
    elif named == mark.last + 1:
        opening = cues.nominal(scene, mark, at, sentence.last)
    if opening is None or opening.first > sentence.last:
        return None
    last = content.end(scene, sentence, opening.first, clause=False)
    last = next((t - 1 for t in range(opening.first, last + 1) if scene.word(t) in COMMAS), last)
    spans = content.spans(scene, sentence, opening.first, opening.start, last)
    return Draft(clauses.rule("noun", mark), clauses.stance_of(mark), sentence, mark.first, [mark.span], spans, speaker)
