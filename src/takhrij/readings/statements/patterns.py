"""The patterns of attribution: each looks at one place of a sentence and drafts a statement, or not."""

from collections.abc import Callable, Iterator

from takhrij import text
from takhrij.marks import Mark
from takhrij.readings.statements import content, cues, parties
from takhrij.readings.statements.cues import Opening
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.parties import Party, Zone
from takhrij.readings.statements.scene import COMMAS, DASHES, STOPS, Scene, Sentence, particles
from takhrij.records import Span, Stance

LEADING = 6  # tokens: تابع، من جانبه، وكان قد
Pattern = Callable[[Scene, Sentence, int, list[Draft]], Draft | None]


def drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """Every statement that a sentence makes, in the order of its cues."""
    found: list[Draft] = []
    if sentence.kind in {"title", "subtitle", "heading"} and (draft := headline(scene, sentence)):
        found.append(draft)
    for token in range(sentence.first, sentence.last + 1):
        for pattern in PATTERNS:
            draft = pattern(scene, sentence, token, found)
            if draft and draft.start < draft.end:
                found.append(draft)
                break
    return found


def stance_of(mark: Mark) -> Stance:
    """The stance that a cue's entry gives."""
    return mark.entry.row["stance"]  # type: ignore[return-value]  # the tests hold the column to the values of Stance


def rule(name: str, mark: Mark) -> str:
    """The pattern and the entry of its cue."""
    return f"{name} {mark.entry.table}:{mark.entry.key}"


def headline(scene: Scene, sentence: Sentence) -> Draft | None:
    """«الوزير: لن نتراجع»: a title that begins with who says it. A country before a colon is where, not who."""
    colon = next(
        (t for t in range(sentence.first, min(sentence.first + 8, sentence.last)) if scene.word(t) == ":"), None
    )
    if colon is None or colon == sentence.first:
        return None
    speaker = parties.phrase(scene, sentence.first, colon - 1)
    if speaker is None or speaker.last != colon - 1:
        return None
    mention = scene.mention_from.get(speaker.first)
    is_place = mention is not None and scene.entities[mention.entity].kind in {"place", "event_name", "treaty"}
    if is_place and not scene.mark(speaker.first, "capital"):
        return None
    spans = content.spans(scene, sentence, colon + 1, scene.text.starts[colon + 1], sentence.last)
    return Draft("headline", "asserts", sentence, colon, [scene.span(colon, colon)], spans, speaker)


def verb(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """Cue, speaker, content in either order of the first two: قال الوزير إن …؛ الوزير قال إن …؛ وأضاف أن …"""
    if cues.negated(scene, token):
        return None
    for mark in cues.verbs(scene, token):
        if draft := (
            relay(scene, sentence, mark)
            or _clause(scene, sentence, mark, found)
            or _nominal(scene, sentence, mark, found)
        ):
            return draft
    return None


def relay(scene: Scene, sentence: Sentence, mark: Mark) -> Draft | None:
    """نقلت وكالة X عن Y قوله إن …: who passes it on is a link, who said it is the speaker."""
    particle = {"speaker_an": "عن", "speaker_ila": "الي", "speaker_fi": "في"}.get(mark.entry.row["addressee"])
    if particle is None:
        return None
    at = next((t for t in range(mark.last + 1, min(mark.last + 12, sentence.last)) if _is(scene, t, particle)), None)
    if at is None:
        return None
    named = at + 1 if scene.word(at) == particle else at
    speaker = parties.phrase(scene, named, sentence.last)
    if speaker is None:
        return None
    passed_on = parties.zone(scene, mark.last + 1, at - 1).speaker or parties.before(
        scene, _clause_first(scene, sentence, token=mark.first), mark.first
    )
    opening = None
    stance: Stance = "asserts"
    cue = [mark.span, scene.span(at, at)]
    for later in range(speaker.last + 1, min(speaker.last + 16, sentence.last) + 1):
        for masdar in cues.spoken_masdars(scene, later):
            opening = cues.clause(scene, masdar, sentence.last)
            if opening:
                cue.append(masdar.span)
                stance = stance_of(masdar)
                break
        if opening:
            break
    opening = opening or cues.clause(scene, mark, sentence.last)
    if opening is None or opening.first <= speaker.last:
        return None
    said = scene.text.token_at(cue[-1].start) if len(cue) > 2 else opening.opener
    speaker = Party(speaker.first, max(speaker.last, _before_comma(scene, named, said)), speaker.start)
    spans = _content(scene, sentence, opening)
    links = [passed_on] if passed_on and passed_on.first != speaker.first else []
    return Draft(rule("relay", mark), stance, sentence, mark.first, cue, spans, speaker, links)


def _before_comma(scene: Scene, first: int, end: int) -> int:
    return next((t - 1 for t in range(first, end) if scene.word(t) in COMMAS), end - 1)


def _is(scene: Scene, token: int, particle: str) -> bool:
    return scene.word(token) == particle


def _clause(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    opening = cues.clause(scene, mark, sentence.last)
    if opening is None:
        return None
    clause_first = _clause_first(scene, sentence, mark.first)
    weak = mark.entry.row["strength"] == "weak"
    if weak and not _begins(scene, sentence, mark.first) and not parties.before(scene, clause_first, mark.first):
        return None  # أكبر قدر ممكن: a noun of the same letters
    zone = parties.zone(scene, mark.last + 1, opening.opener - 1)
    speaker = zone.speaker
    spans = _content(scene, sentence, opening)
    if mark.entry.row["addressee"] in {"object", "target"} and speaker:
        # قد حذر الوزير الأهالي من أن: who stands before the verb speaks, who follows is spoken to
        subject = parties.before(scene, clause_first, mark.first)
        speaker = subject or _subject_alone(scene, speaker)
        if mark.entry.row["addressee"] == "target":
            spans = [*_about(scene, (speaker.last if speaker and not subject else mark.last) + 1, opening), *spans]
    elif speaker is None:
        speaker = parties.before(scene, clause_first, mark.first)
    if speaker is None:
        if not _may_lack_speaker(scene, sentence, mark, opening):
            return None
        speaker = _subject(scene, sentence, mark.first, found)
    frames = list(_frames_within(scene, mark.last + 1, opening.opener - 1))
    return Draft(
        rule("clause", mark),
        stance_of(mark),
        sentence,
        mark.first,
        [mark.span, *(span for span, _ in frames)],
        spans,
        speaker,
        [*zone.links, *(party for _, party in frames)],
        mark.entry.text,
    )


def _subject_alone(scene: Scene, named: Party) -> Party | None:
    """Of the phrases between a verb and its opener the first; none if its case shows that it is spoken to (المواطنين)."""
    subject = parties.phrase(scene, named.first, named.last, loose=True)
    if subject is None or subject.last == subject.first and scene.word(subject.first).endswith("ين"):
        return None if subject else named
    return subject


def _about(scene: Scene, first: int, opening: Opening) -> list[Span]:
    """What is called or accused of something stands before the opener and belongs to the content: وصف الزيارة بأنها …"""
    if first >= opening.opener:
        return []
    return [
        text.trimmed(scene.text.original, scene.text.starts[first], scene.text.ends[opening.opener - 1], content.EDGES)
    ]


def _subject(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Party | None:
    """Whom a cue within a sentence continues: the last statement's speaker, or the sentence's subject."""
    for draft in reversed(found):
        if draft.anchor < token and draft.speaker and not draft.start <= scene.text.starts[token] < draft.end:
            return draft.speaker
    return parties.first_named(scene, sentence.first, token - 1)


def _may_lack_speaker(scene: Scene, sentence: Sentence, mark: Mark, opening: Opening) -> bool:
    """A speaker is left out where the cue begins a clause and only circumstances stand before the opener."""
    if mark.entry.feature == "passive":
        return False
    crowd = sum(scene.word(t).isalnum() for t in range(mark.last + 1, opening.opener))
    return (
        _begins(scene, sentence, mark.first)
        and (mark.entry.row["strength"] == "strong" or opening.kind == "colon" or crowd == 0)
        or (crowd == 0 and mark.entry.row["strength"] == "strong")
    )


def _begins(scene: Scene, sentence: Sentence, token: int) -> bool:
    """Whether a verb begins its clause, as far as what stands before it shows."""
    return token == sentence.first or scene.word(token)[0] in "وف" or _starts_clause(scene, token)


def _starts_clause(scene: Scene, token: int) -> bool:
    return scene.word(token - 1) in COMMAS or scene.is_particle(token - 1, "connective", "opener")


def _clause_first(scene: Scene, sentence: Sentence, token: int) -> int:
    """The first token of the clause that a verb stands in: after a connective, or the sentence's."""
    first = token
    while first > sentence.first:
        previous = first - 1
        if scene.is_particle(previous, "relative") or scene.word(previous) in STOPS | {":"}:
            break
        if scene.is_particle(previous, "connective", "opener") and scene.word(previous) not in {"قد", "كان", "كانت"}:
            break
        if cues.verbs(scene, previous) and scene.word(previous) not in {"كان"} and token - previous > 12:
            break
        first = previous
    if scene.is_particle(first, "connective") and first < token:
        first += 1
    return first


def _nominal(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    """أدان الوزير الهجوم؛ تنفي المدينتان بيع …: a noun phrase is the content."""
    limit = sentence.last
    subject = parties.before(scene, _clause_first(scene, sentence, mark.first), mark.first)
    speaker = subject or parties.phrase(scene, mark.last + 1, limit, loose=True)
    if mark.entry.row["addressee"] == "object" and speaker and not subject:
        speaker = _subject_alone(scene, speaker)
    token = mark.last + 1 if subject or speaker is None else speaker.last + 1
    opening = _after_circumstances(scene, mark, token, limit)
    if opening is None and mark.entry.row["addressee"] == "object":
        opening = cues.past_addressee(scene, mark, token, limit)
    if mark.entry.row["addressee"] == "target" and cues.past_addressee(scene, mark, token, limit):
        opening = Opening("object", token, token, scene.text.starts[token])
    if opening is None and subject is None and speaker and mark.entry.row["addressee"] != "object":
        # طالب بفتح الطريق؛ أعلن الحداد: what follows the verb is said, and the speaker is left out
        speaker, opening = None, cues.nominal(scene, mark, mark.last + 1, limit)
    if opening is None or (speaker is None and not _continues(scene, sentence, mark)):
        return None
    if speaker and mark.entry.row["strength"] == "weak" and not parties.begins(scene, speaker.first):
        return None  # الزيارة تظهر …: nobody speaks
    speaker = speaker or _subject(scene, sentence, mark.first, found)
    cue = [scene.span(t, t) if t != mark.first else mark.span for t in cues.words_of(scene, mark, opening)]
    stance = stance_of(mark)
    if through := cues.through_noun(scene, opening, limit):
        noun, opening = through
        cue.append(noun.span)
        stance = stance_of(noun)
    return Draft(
        rule("nominal", mark), stance, sentence, mark.first, cue, _content(scene, sentence, opening), speaker,
        form=mark.entry.text,
    )  # fmt: skip


def _continues(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether a strong cue without a speaker begins its clause."""
    return _begins(scene, sentence, mark.first) and mark.entry.row["strength"] == "strong"


def _after_circumstances(scene: Scene, mark: Mark, token: int, limit: int) -> Opening | None:
    """What a verb takes, after when, where and on what occasion it was said."""
    while token <= limit:
        if opening := cues.nominal(scene, mark, token, limit):
            return opening
        if scene.word(token) in particles("preposition"):
            token = _end_of_occasion(scene, token + 1, limit)
        elif not _aside(scene, token):
            return None
        token += 1
    return None


def _aside(scene: Scene, token: int) -> bool:
    brackets = scene.word(token) in {"(", ")"} and (token + 1 in scene.time_on or token - 1 in scene.time_on)
    return token in scene.time_on or scene.word(token) in COMMAS or scene.is_particle(token, "adverb") or brackets


def _end_of_occasion(scene: Scene, token: int, limit: int) -> int:
    """The last token of what follows a preposition of circumstance: a place, a time, an occasion up to the comma."""
    if mention := scene.mention_from.get(token):
        return scene.last_of_mention(mention)
    if token in scene.time_on:
        return token
    end = token
    while end < limit and scene.word(end + 1) not in COMMAS and end - token < 10:
        end += 1
    return end if scene.word(end + 1) in COMMAS else token


def _content(scene: Scene, sentence: Sentence, opening: Opening) -> list[Span]:
    clause = opening.kind == "colon" or opening.kind.endswith("anna")
    last = content.end(scene, sentence, opening.first, clause=clause)
    return content.spans(scene, sentence, opening.first, opening.start, last)


def _frames_within(scene: Scene, first: int, last: int) -> Iterator[tuple[Span, Party]]:
    """قال المصدر - وفقا لوكالة X - إن: a frame between cue and opener names a link."""
    for token in range(first, last + 1):
        mark = scene.mark(token, "frame")
        if (
            mark
            and mark.entry.row["type"] in {"according_to", "as_said"}
            and (party := frame_source(scene, mark, last))
        ):
            yield mark.span, party


def frame_source(scene: Scene, mark: Mark, last: int) -> Party | None:
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
    return parties.phrase(scene, token, last, loose=True)


def participle(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """، مضيفا أن …؛ محذرا من …: the speaker is the sentence's."""
    if token == sentence.first:
        return None
    for mark in cues.participles(scene, token):
        if opening := cues.participial(scene, mark, sentence.last):
            earlier = [d for d in found if d.anchor < token]
            return Draft(
                rule("participle", mark), stance_of(mark), sentence, token, [mark.span],
                _content(scene, sentence, opening), _subject(scene, sentence, token, found),
                list(earlier[-1].links) if earlier else [],
            )  # fmt: skip
    return None


def masdar(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """في قوله إن …؛ اكتفى بالقول إن …: a masdar of saying with its clause."""
    marks = [
        mark for mark in scene.marked.starting(token, "reporting_verb")
        if mark.entry.feature == "masdar+pronoun" or mark.entry.feature == "masdar" and mark.prefix.endswith("ال")
    ]  # fmt: skip
    for mark in marks:
        opening = cues.clause(scene, mark, mark.last + 3)
        if opening and not any(mark.span in draft.cue for draft in found):
            return Draft(
                rule("masdar", mark), stance_of(mark), sentence, token, [mark.span], _content(scene, sentence, opening),
                _subject(scene, sentence, token, found),
            )  # fmt: skip
    return None


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
    source = None if kind == "own_words" else frame_source(scene, mark, sentence.last)
    if source is None and kind != "own_words":
        return None
    stance: Stance = "asserts"
    cue = [mark.span]
    if kind == "as_said":
        said = cues.verbs(scene, mark.last + 1)[0]
        stance = stance_of(said)
        cue.append(said.span)
    after = (source.last if source else mark.last) + 1
    if token <= sentence.first + 1:
        return _frame_first(scene, sentence, mark, source, stance, cue, after)
    # a statement whose content ends right here has these words as its own: the source passed it on
    for draft in reversed(found):
        if _reaches(scene, draft, token) and _leads(sentence, draft):
            draft.cue.extend(cue)
            if source:
                draft.links.insert(0, source)
            return None
    first = _after_tail(scene, sentence.first, token)
    spans = content.spans(scene, sentence, first, scene.text.starts[first], token - 1)
    return Draft(rule("frame", mark), stance, sentence, token, cue, spans, source)


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
    if (
        scene.stem(after).startswith("ان")
        and scene.is_particle(after, "opener")
        or scene.word(after) in {"فان", "فانه", "فانها"}
    ):
        after += 1
    if after > sentence.last:
        return None
    last = content.end(scene, sentence, after)
    spans = content.spans(scene, sentence, after, scene.text.starts[after], last)
    return Draft(rule("frame", mark), stance, sentence, mark.first, cue, spans, source)


def trailing_verb(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """«…»، يقول الوزير: a verb and its speaker close the sentence."""
    closes = scene.word(token - 1) in COMMAS or scene.word(token - 1) in {"»", '"', "”"} | DASHES
    if token == sentence.first or not closes or cues.negated(scene, token):
        return None
    for mark in cues.verbs(scene, token):
        if "colon" not in mark.entry.row["takes"].split() or cues.clause(scene, mark, sentence.last):
            continue
        zone = parties.zone(scene, mark.last + 1, sentence.last)
        rest = zone.speaker.last + 1 if zone.speaker else mark.last + 1
        if zone.links:
            rest = max(rest, zone.links[-1].last + 1)
        if any(scene.word(t) not in STOPS and t not in scene.time_on for t in range(rest, sentence.last + 1)):
            continue
        for draft in reversed(found):
            if scene.text.token_at(draft.end - 1) >= token - 4:
                draft.cue.append(mark.span)
                draft.links.extend(zone.links)
                return None
        first = sentence.first
        if zone.speaker is None and not zone.links or token - first < 4:
            continue
        spans = content.spans(scene, sentence, first, scene.text.starts[first], token - 1)
        return Draft(
            rule("trailing", mark), stance_of(mark), sentence, token, [mark.span], spans, zone.speaker, list(zone.links),
            mark.entry.text,
        )  # fmt: skip
    return None


def noun(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """تحذيرات من الوزارة بشأن …؛ رغم نفي النادي أن …: a noun of saying, its speaker, what is said up to the comma."""
    mark = scene.mark(token, "reporting_noun")
    if mark is None or mark.entry.row["type"] != "stance_noun" or mark.prefix.endswith(("ال", "لل")):
        return None
    if any(mark.span in draft.cue for draft in found):
        return None
    named = mark.last + (2 if scene.word(mark.last + 1) == "من" else 1)
    speaker = parties.phrase(scene, named, sentence.last)
    if speaker is None or mark.entry.feature.startswith("possessed"):
        return None
    at = speaker.last + 1
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
    return Draft(rule("noun", mark), stance_of(mark), sentence, mark.first, [mark.span], spans, speaker)


PATTERNS: tuple[Pattern, ...] = (trailing_verb, verb, participle, masdar, frame, noun)
