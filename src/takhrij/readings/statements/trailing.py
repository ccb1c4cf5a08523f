"""Patterns whose cue stands behind or within what is said: «…»، يقول الوزير؛ «…»، قال الوزير، «…»."""

from takhrij import text
from takhrij.marks import Mark
from takhrij.readings.scene import CLOSE_QUOTES, COMMAS, DASHES, STOPS, Scene, Sentence
from takhrij.readings.statements import clauses, content, cues, parties, phrases
from takhrij.readings.statements.draft import Draft, form_of
from takhrij.readings.statements.phrases import Party
from takhrij.records import Span

SHORTEST = 4  # tokens without marks before a cue that can be what is said
SIGHT = 8  # tokens between a speaker and the words with which he goes on


def verb(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """A verb and its speaker behind a closed quotation, or behind a clause and a comma."""
    last = _last_before(scene, token)
    closed = scene.word(last) in CLOSE_QUOTES
    if token == sentence.first or not (closed or scene.word(last) in COMMAS | DASHES) or cues.negated(scene, token):
        return None
    speech = _speech(scene, sentence, last) if not found else None
    for mark in cues.verbs(scene, token):
        draft = _behind_speech(scene, sentence, mark, speech) if speech else None
        draft = draft or _behind_clause(scene, sentence, mark, last, found)
        if draft:
            return draft
    return None


def _last_before(scene: Scene, token: int) -> int:
    """The token before a cue and before the words that point back: «…»، هكذا قال؛ «…»، بهذه الكلمات وصف."""
    if scene.word(token - 1) == "هكذا":
        return token - 2
    if scene.word(token - 2) in {"بهذه", "بهذا"}:
        return token - 3
    return token - 1


def _speech(scene: Scene, sentence: Sentence, last: int) -> Span | None:
    """The quotation that a sentence begins with, and that closes with a token or before the comma there."""
    quote = scene.quote_from.get(sentence.first)
    if quote is None or not quote.closed:
        return None
    closing = scene.tokens(Span(quote.start, quote.end))[1]
    behind = closing == last or (closing == last - 1 and scene.word(last) in COMMAS | DASHES)
    return quote.inner if behind else None


def _behind_speech(scene: Scene, sentence: Sentence, mark: Mark, speech: Span) -> Draft | None:
    """«…»، تعهد الوزير: any verb of reporting will do, where nothing else is the speech's cue."""
    if mark.prefix or not mark.exact:
        return None
    speaker = phrases.phrase(scene, parties.past_pronouns(scene, mark.last + 1), sentence.last, loose=True)
    if speaker is None:
        return None
    resumed = _resumed(scene, sentence, speaker)
    opening = cues.clause(scene, mark, sentence.last)
    if opening and (resumed is None or opening.opener < resumed):
        return None  # «…»، قال الوزير إن …
    if resumed is None and scene.tokens(speech)[0] == scene.tokens(speech)[1]:
        return None
    zone = parties.zone(scene, mark.last + 1, (resumed or sentence.last + 1) - 1)
    who = zone.speaker if zone.speaker and _quotes(mark) else speaker
    spans = [text.trimmed(scene.text.original, speech.start, speech.end, content.EDGES)]
    if resumed:
        last = content.end(scene, sentence, resumed)
        spans += content.spans(scene, sentence, resumed, scene.text.starts[resumed], last)
        who = speaker
    rule, stance = clauses.rule("inserted" if resumed else "trailing", mark), clauses.stance_of(mark)
    return Draft(rule, stance, sentence, mark.first, [mark.span], spans, who, list(zone.links), form_of(mark))


def _resumed(scene: Scene, sentence: Sentence, speaker: Party) -> int | None:
    """Where speech goes on that verb and speaker interrupt: «…»، قال الوزير، «بل …»."""
    for token in range(speaker.last + 1, min(speaker.last + SIGHT, sentence.last) + 1):
        if token in scene.quote_from:
            return token if scene.word(token - 1) in COMMAS else None
        if scene.word(token) == ":":
            return None
    return None


def _behind_clause(scene: Scene, sentence: Sentence, mark: Mark, last: int, found: list[Draft]) -> Draft | None:
    """سترتفع الأسعار، يقول التاجر: the sentence before the cue, or the content that ends there, is what is said."""
    token = mark.first
    if cues.clause(scene, mark, sentence.last):
        return None
    quoted = last in scene.quote_on or last - 1 in scene.quote_on
    zone = parties.zone(scene, mark.last + 1, sentence.last)
    between = zone.speaker is not None and scene.word(zone.speaker.last + 1) in COMMAS
    if not (_quotes(mark) and (cues.strong(mark) or quoted)) and not _told_now(scene, mark, zone.speaker):
        return None
    if zone.speaker and between and zone.speaker.last < sentence.last:
        return _inserted(scene, sentence, mark, zone.speaker)
    rest = max([mark.last, *(party.last for party in (zone.speaker, *zone.links) if party)]) + 1
    if any(scene.word(t) not in STOPS and t not in scene.time_on for t in range(rest, sentence.last + 1)):
        return None
    for draft in reversed(found):
        if draft.start < mark.start and scene.text.token_at(draft.end - 1) >= token - 4:
            draft.content = _up_to(scene, draft.content, token)
            draft.cue.append(mark.span)
            draft.links.extend(zone.links)
            return None
    first = sentence.first
    if (zone.speaker is None and not zone.links) or token - first < SHORTEST:
        return None
    spans = _up_to(scene, content.spans(scene, sentence, first, scene.text.starts[first], token - 1), token)
    rule, stance = clauses.rule("trailing", mark), clauses.stance_of(mark)
    return Draft(rule, stance, sentence, token, [mark.span], spans, zone.speaker, list(zone.links), form_of(mark))


def _quotes(mark: Mark) -> bool:
    return "colon" in mark.entry.row["takes"].split()


def _told_now(scene: Scene, mark: Mark, speaker: Party | None) -> bool:
    """Whether a verb in the present tells whose words these are: يشرح أمين المكتبة؛ يخشى المختار."""
    if mark.prefix or not mark.exact or mark.entry.feature != "imperfect" or speaker is None:
        return False
    return phrases.begins(scene, speaker.first) or phrases.is_definite(scene, speaker.first)


def _inserted(scene: Scene, sentence: Sentence, mark: Mark, speaker: Party) -> Draft | None:
    """قبل الزواج، تقول المصادر، سافرت …: verb and speaker between commas, what is said on both sides."""
    after = speaker.last + 2
    if after > sentence.last:
        return None
    first = content.spans(scene, sentence, sentence.first, scene.text.starts[sentence.first], mark.first - 1)
    last = content.end(scene, sentence, after)
    spans = [*first, *content.spans(scene, sentence, after, scene.text.starts[after], last)]
    rule, stance = clauses.rule("inserted", mark), clauses.stance_of(mark)
    return Draft(rule, stance, sentence, mark.first, [mark.span], spans, speaker, form=form_of(mark))


def _up_to(scene: Scene, spans: list[Span], token: int) -> list[Span]:
    """What of some spans stands before a token: a quotation that nobody closed goes on over the cue behind it."""
    end = scene.text.ends[token - 1]
    return [
        text.trimmed(scene.text.original, span.start, min(span.end, end), content.EDGES)
        for span in spans
        if span.start < end
    ]
