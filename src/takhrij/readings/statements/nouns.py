"""Patterns whose cue is a noun: مضيفا أن …؛ في قوله إن …؛ تحذيرات من الوزارة بشأن …"""

from takhrij.marks import Mark
from takhrij.readings.scene import COMMAS, Scene, Sentence
from takhrij.readings.statements import clauses, content, cues, parties, phrases
from takhrij.readings.statements.cues import Opening
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.phrases import Party
from takhrij.records import Span

OWNED = frozenset({"ilan", "taahhud", "waad", "iltizam", "nafy", "inkar", "rafd", "takdhib"})
ASIDE = 10  # tokens between the speaker of a noun and its opener
DONE = frozenset({"تم", "يتم", "سيتم", "جري", "يجري"})


def participle(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """، مضيفا أن …؛ محذرا من …: the speaker is the sentence's."""
    for mark in cues.participles(scene, token):
        if opening := cues.participial(scene, mark, sentence.last):
            earlier = [d for d in found if d.anchor < token]
            through = cues.through_noun(scene, mark, opening, sentence.last)
            held, opening = through or (mark, opening)
            draft = _of_the_subject(scene, sentence, clauses.rule("participle", mark), mark, opening, found)
            if held is not mark:  # معلنا إدانته ل…
                draft.stance = clauses.stance_of(held)
                draft.cue.append(held.span)
            told = clauses.told_before(scene, sentence, token, found)
            draft.links = list(earlier[-1].links) if earlier else told
            draft.links += parties.links(scene, mark.last + 1, opening.opener - 1)
            return draft
    return None


def masdar(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """في قوله إن …؛ اكتفى بالقول إن …: a masdar of saying with its clause."""
    marks = [
        mark
        for mark in scene.marks(token, "reporting_verb")
        if (mark.entry.feature == "masdar+pronoun" and mark.exact)
        or (mark.entry.feature == "masdar" and mark.prefix.endswith("بال") and cues.strong(mark))
    ]
    if scene.mark(token, "tail") or scene.word(token - 1) in DONE:  # بالإضافة إلى أن; تم تأكيده
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
    """تحذيرات من الوزارة بشأن …؛ رغم نفي النادي أن …؛ وإعلانه عن …: a noun of saying, its speaker, what is said."""
    mark = scene.mark(token, "reporting_noun")
    if mark is None or mark.entry.row["type"] not in {"stance_noun", "utterance"} or mark.prefix.endswith(("ال", "لل")):
        return None
    if any(mark.span in draft.cue for draft in found) or token in scene.mention_on or scene.mark(token - 1, "medium"):
        return None
    if mark.prefix.endswith("ل") or scene.is_particle(token - 2, "aim"):  # الجهود الرامية إلى حث …: a purpose
        return None
    if mark.entry.feature.startswith("possessed"):
        return _owned(scene, sentence, mark, found)
    named = mark.last + (2 if scene.word(mark.last + 1) == "من" else 1)
    speaker = phrases.phrase(scene, named, sentence.last)
    if speaker is None or phrases.is_addressee(scene, named):
        return None
    if (other := scene.mark(speaker.first, "reporting_noun")) and other.entry.row["type"] == "stance_noun":
        return None  # قرار الترحيب ب …: nobody's
    opening = _of_noun(scene, mark, _past_aside(scene, mark, speaker.last + 1, sentence.last), sentence.last)
    if opening is None or (scene.mark(token, "negation") and cues.of_saying(scene, opening.first)):
        return None  # رفض الوزير التعليق: nothing is said
    return _by_noun(scene, sentence, mark, opening, speaker)


def _owned(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    """وإعلانه عن …، تعهدها ب …: whoever the sentence names last before it, if the noun takes its particle."""
    said = mark.entry.key in OWNED and mark.exact
    opening = _of_noun(scene, mark, mark.last + 1, sentence.last) if said else None
    if opening is None or opening.kind == "object":
        return None
    speaker = clauses.subject(scene, sentence, mark.first, found)
    return _by_noun(scene, sentence, mark, opening, speaker) if speaker else None


def _past_aside(scene: Scene, mark: Mark, at: int, limit: int) -> int:
    """The token behind when and how it was said: إعلان الرئيس، الأحد، أن; إعلان الملك بشكل غير متوقع أن."""
    if scene.word(at) in COMMAS and scene.word(at + 1).startswith("ب") and scene.word(mark.last + 1) == "من":
        return at + 1  # تعهد من الرئيس، فلان، ب …
    near = range(at, min(at + ASIDE, limit))
    opener = next(
        (t for t in near if scene.is_particle(t, "opener") and not scene.is_particle(t - 1, "owner")), at
    )  # أسئلة الصحيفة، غير أن …
    quiet = not any(cues.verbs(scene, t) or cues.participles(scene, t) for t in range(at, opener))
    aside = scene.word(at) in COMMAS or scene.is_particle(at, "adverb", "preposition") or at in scene.time_on
    return opener if quiet and aside and not scene.is_particle(at, "about") else at


def _of_noun(scene: Scene, mark: Mark, at: int, limit: int) -> Opening | None:
    """What a noun of saying takes at a token."""
    if at >= limit:
        return None
    if scene.is_particle(at, "about"):
        first = at + (2 if scene.is_particle(at + 1, "opener") else 1)
        opening = Opening("about", at, first, scene.text.starts[min(first, limit)])
    elif scene.is_particle(at, "opener"):
        opening = Opening("anna", at, at + 1, scene.text.starts[at + 1])
    elif found := cues.nominal(scene, mark, at, limit):
        if found.kind == "object" and not _of_action(scene, at):
            return None
        opening = found
    else:
        return None
    uttered = mark.entry.row["type"] == "utterance"
    told = opening.kind == "anna" and {"anna", "bianna", "inna"} & set(mark.entry.row["takes"].split())
    if opening.first > limit or (uttered and not told):
        return None  # تصريحات الوزير بأن …, but not بيان الوزارة عن …
    return opening


def _of_action(scene: Scene, token: int) -> bool:
    """Whether a token can be the noun that a noun of saying has for its object: إدانة البرلمان احتجاز السفينة."""
    told = cues.verbs(scene, token) or any(
        mark.exact and mark.entry.feature not in {"masdar", "participle"} for mark in scene.marks(token, "event_verb")
    )
    return not scene.word(token).startswith("ال") and not told


def _by_noun(scene: Scene, sentence: Sentence, mark: Mark, opening: Opening, speaker: Party) -> Draft:
    """The statement of a noun of saying: up to the comma, or to the end of its quotation."""
    quote = scene.quote_from.get(opening.first)
    if quote and quote.closed:
        last = scene.tokens(Span(quote.start, quote.end))[1]
    else:
        last = content.end(scene, sentence, opening.first, clause=False)
        last = next((t - 1 for t in range(opening.first, last + 1) if scene.word(t) in COMMAS), last)
    spans = content.spans(scene, sentence, opening.first, opening.start, last)
    return Draft(clauses.rule("noun", mark), clauses.stance_of(mark), sentence, mark.first, [mark.span], spans, speaker)
