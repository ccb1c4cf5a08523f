"""Patterns whose cue is a verb: قال الوزير إن …؛ نقلت الوكالة عنه قوله …؛ أدان الهجوم؛ «…»، يقول الوزير."""

from collections.abc import Iterator

from takhrij import text, words
from takhrij.marks import Mark
from takhrij.readings.statements import clauses, content, cues, frames, parties, phrases
from takhrij.readings.statements.cues import Opening
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.phrases import Party
from takhrij.readings.statements.scene import COMMAS, DASHES, OPEN_QUOTES, STOPS, Scene, Sentence, particles
from takhrij.records import Span, Stance

TURNED: dict[Stance, Stance] = {"expects": "denies", "denies": "unclear"}
WHAT = frozenset(["ما", "بما", "عما", "مما", "لما", "فيما", "وما"])
COMPLEMENT = 8  # tokens between a verb and the complement that makes it report


def verb(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """Cue, speaker, content in either order of the first two: قال الوزير إن …؛ الوزير قال إن …؛ وأضاف أن …"""
    for mark in cues.verbs(scene, token):
        if told := _told(scene, sentence, mark):
            return told
        if cues.unreal(scene, token) or (cues.negated(scene, token) and not _turned(mark)):
            continue
        if draft := (
            relay(scene, sentence, mark)
            or _clause(scene, sentence, mark, found)
            or _nominal(scene, sentence, mark, found)
        ):
            return draft
    return None


def _turned(mark: Mark) -> Stance | None:
    """The stance of a negated cue that still attributes: not to believe is to deny, not to deny leaves it open."""
    return TURNED.get(clauses.stance_of(mark))


def _stance(scene: Scene, mark: Mark) -> Stance:
    turned = _turned(mark) if cues.negated(scene, mark.first) else None
    return turned or clauses.stance_of(mark)


def phrase(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """ألقى السائق باللوم على …: a verb that reports only together with its complement."""
    for mark in scene.marked.starting(token, "reporting_phrase"):
        after = _complement(scene, mark, sentence.last)
        if after is None or cues.negated(scene, token):
            continue
        first, last = after
        opening = cues.clause(scene, mark, sentence.last) or cues.nominal(scene, mark, last + 1, sentence.last)
        if opening is None or opening.opener <= last - 1:
            continue
        subject = phrases.before(scene, clauses.first_token(scene, sentence, token), token)
        speaker = subject or phrases.phrase(scene, mark.last + 1, first - 1, loose=True)
        cue = [mark.span, scene.span(first, last)]
        return Draft(
            clauses.rule("phrase", mark),
            clauses.stance_of(mark),
            sentence,
            token,
            cue,
            clauses.said(scene, sentence, opening),
            speaker or clauses.subject(scene, sentence, token, found),
            form=mark.entry.text,
        )
    return None


def _complement(scene: Scene, mark: Mark, limit: int) -> tuple[int, int] | None:
    """First and last token of the words that make a phrase of its verb, within reach after it."""
    for form in words.values(mark.entry.row, "complement"):
        wanted = text.fold(form).text.split()
        for first in range(mark.last + 1, min(mark.last + COMPLEMENT, limit) + 1):
            if [scene.word(t) for t in range(first, first + len(wanted))] == wanted:
                return first, first + len(wanted) - 1
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
    speaker = phrases.phrase(scene, named, sentence.last)
    if speaker is None:
        return None
    passed_on = parties.zone(scene, mark.last + 1, at - 1).speaker or phrases.before(
        scene, clauses.first_token(scene, sentence, token=mark.first), mark.first
    )
    opening = None
    stance: Stance = "asserts"
    cue = [mark.span, scene.span(at, at)]
    for later in range(speaker.last + 1, min(speaker.last + 16, sentence.last) + 1):
        for masdar in cues.spoken_masdars(scene, later):
            opening = cues.clause(scene, masdar, sentence.last) or cues.nominal(
                scene, masdar, masdar.last + 1, sentence.last
            )
            if opening:
                cue.append(masdar.span)
                stance = clauses.stance_of(masdar)
                break
        if opening:
            break
    opening = opening or cues.clause(scene, mark, sentence.last)
    if opening is None or opening.first <= speaker.last:
        return None
    said = scene.text.token_at(cue[-1].start) if len(cue) > 2 else opening.opener
    speaker = Party(speaker.first, max(speaker.last, _before_comma(scene, named, said)), speaker.start)
    spans = clauses.said(scene, sentence, opening)
    links = [passed_on] if passed_on and passed_on.first != speaker.first else []
    return Draft(clauses.rule("relay", mark), stance, sentence, mark.first, cue, spans, speaker, links)


def _told(scene: Scene, sentence: Sentence, mark: Mark) -> Draft | None:
    """ما تناقلته وسائل إعلام عن …: what somebody tells, as a clause within what another says of it."""
    if not mark.entry.feature.endswith("+object") or scene.word(mark.first - 1) not in WHAT:
        return None
    speaker = phrases.phrase(scene, mark.last + 1, sentence.last, loose=True)
    about = speaker.last + 1 if speaker else sentence.last
    if about >= sentence.last or not (scene.word(about) == "عن" or scene.is_particle(about, "about")):
        return None
    opening = Opening("object", about, about + 1, scene.text.starts[about + 1])
    spans = clauses.said(scene, sentence, opening)
    return Draft(clauses.rule("told", mark), clauses.stance_of(mark), sentence, mark.first, [mark.span], spans, speaker)


def _before_comma(scene: Scene, first: int, end: int) -> int:
    return next((t - 1 for t in range(first, end) if scene.word(t) in COMMAS), end - 1)


def _is(scene: Scene, token: int, particle: str) -> bool:
    return scene.word(token) == particle


def _clause(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    opening = cues.clause(scene, mark, sentence.last)
    if opening is None or mark.entry.row["addressee"] == "speaker_fi":  # جاء في البيان has been tried as a relay
        return None
    clause_first = clauses.first_token(scene, sentence, mark.first)
    weak = mark.entry.row["strength"] == "weak"
    if weak and not clauses.begins(scene, sentence, mark.first) and not phrases.before(scene, clause_first, mark.first):
        return None  # أكبر قدر ممكن: a noun of the same letters
    if weak and mark.entry.feature.endswith("+object") and scene.word(opening.opener) in OPEN_QUOTES:
        return None  # خبر نشرته «الأفق»: the marks hold a name
    zone = parties.zone(scene, mark.last + 1, opening.opener - 1)
    speaker = zone.speaker
    spans = clauses.said(scene, sentence, opening)
    if mark.entry.row["addressee"] in {"object", "target"} and speaker:
        # قد حذر الوزير الأهالي من أن: who stands before the verb speaks, who follows is spoken to
        subject = phrases.before(scene, clause_first, mark.first)
        speaker = subject or _subject_alone(scene, speaker)
        if mark.entry.row["addressee"] == "target":
            spans = [*_about(scene, (speaker.last if speaker and not subject else mark.last) + 1, opening), *spans]
    elif speaker is None:
        speaker = phrases.before(scene, clause_first, mark.first)
    if speaker is None and scene.is_particle(mark.first - 1, "relative"):
        speaker = phrases.antecedent(scene, mark.first - 1)
        if speaker is None:
            return None  # الذي يعتقد أنه …: nobody in particular
    if speaker is None:
        if not _may_lack_speaker(scene, sentence, mark, opening):
            return None
        speaker = clauses.subject(scene, sentence, mark.first, found)
    within = list(_frames_within(scene, mark.last + 1, opening.opener - 1))
    speaker, links = frames.passed_on(scene, speaker, within)
    return Draft(
        clauses.rule("clause", mark),
        _stance(scene, mark),
        sentence,
        mark.first,
        [mark.span, *(frame.span for frame, _ in within)],
        spans,
        speaker,
        [*zone.links, *links],
        mark.entry.text,
    )


def _subject_alone(scene: Scene, named: Party) -> Party | None:
    """The first phrase between a verb and its opener; none if its case shows that it is spoken to (المواطنين)."""
    subject = phrases.phrase(scene, named.first, named.last, loose=True)
    if subject is None or (subject.last == subject.first and scene.word(subject.first).endswith("ين")):
        return None if subject else named
    return subject


def _about(scene: Scene, first: int, opening: Opening) -> list[Span]:
    """What is called something stands before the opener and belongs to the content: وصف الزيارة بأنها …"""
    if first >= opening.opener:
        return []
    return [
        text.trimmed(scene.text.original, scene.text.starts[first], scene.text.ends[opening.opener - 1], content.EDGES)
    ]


def _may_lack_speaker(scene: Scene, sentence: Sentence, mark: Mark, opening: Opening) -> bool:
    """A speaker is left out where the cue begins a clause and only circumstances stand before the opener."""
    if mark.entry.feature == "passive" or scene.word(mark.first - 1) in {"ما", "فيما"}:
        return False
    crowd = sum(scene.word(t).isalnum() for t in range(mark.last + 1, opening.opener))
    return (
        clauses.begins(scene, sentence, mark.first)
        and (mark.entry.row["strength"] == "strong" or opening.kind == "colon" or crowd == 0)
    ) or (crowd == 0 and mark.entry.row["strength"] == "strong")


def _nominal(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    """أدان الوزير الهجوم؛ تنفي المدينتان بيع …: a noun phrase is the content."""
    limit = sentence.last
    subject = phrases.before(scene, clauses.first_token(scene, sentence, mark.first), mark.first)
    speaker = subject or phrases.phrase(scene, mark.last + 1, limit, loose=True)
    if mark.entry.row["addressee"] == "object" and speaker and not subject:
        speaker = _subject_alone(scene, speaker)
    token = mark.last + 1 if subject or speaker is None else speaker.last + 1
    opening = _after_circumstances(scene, mark, token, limit)
    if opening is None and mark.entry.row["addressee"] == "object":
        opening = cues.past_addressee(scene, mark, token, limit)
    behind = cues.past_addressee(scene, mark, token, limit) if mark.entry.row["addressee"] == "target" else None
    if behind and behind.opener > token:
        opening = Opening("object", token, token, scene.text.starts[token])
    if opening is None and subject is None and speaker and mark.entry.row["addressee"] != "object":
        # طالب بفتح الطريق؛ أعلن الحداد: what follows the verb is said, and the speaker is left out
        speaker, opening = None, cues.nominal(scene, mark, mark.last + 1, limit)
    if speaker is None and scene.is_particle(mark.first - 1, "relative"):
        speaker = phrases.antecedent(scene, mark.first - 1)
    if opening is None or (speaker is None and not _continues(scene, sentence, mark, opening)):
        return None
    if speaker and mark.entry.row["strength"] == "weak" and not phrases.begins(scene, speaker.first):
        return None  # الزيارة تظهر …: nobody speaks
    speaker = speaker or clauses.subject(scene, sentence, mark.first, found)
    cue = [scene.span(t, t) if t != mark.first else mark.span for t in cues.words_of(scene, mark, opening)]
    stance = _stance(scene, mark)
    if through := cues.through_noun(scene, opening, limit):
        noun, opening = through
        cue.append(noun.span)
        stance = clauses.stance_of(noun)
    return Draft(
        clauses.rule("nominal", mark),
        stance,
        sentence,
        mark.first,
        cue,
        clauses.said(scene, sentence, opening),
        speaker,
        form=mark.entry.text,
    )


def _continues(scene: Scene, sentence: Sentence, mark: Mark, opening: Opening) -> bool:
    """Whether a cue without a speaker begins its clause: a strong one, or one with its particle (وشدد على …)."""
    sure = mark.entry.row["strength"] == "strong" or (opening.kind != "object" and mark.first == sentence.first)
    return clauses.begins(scene, sentence, mark.first) and sure


def _after_circumstances(scene: Scene, mark: Mark, token: int, limit: int) -> Opening | None:
    """What a verb takes, after when, where and on what occasion it was said."""
    while token <= limit:
        if opening := cues.nominal(scene, mark, token, limit):
            return opening
        if scene.word(token) == "ل" and token + 1 in scene.quote_from:  # كشفت مصادر ل«الأفق» عن
            token = scene.tokens(scene.quote_from[token + 1].inner)[1] + 1
        elif phrases.is_addressee(scene, token) or scene.is_prepositional(token):  # تعهد الزعيمان خلالها ب
            pass
        elif scene.word(token) in particles("preposition"):
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


def _frames_within(scene: Scene, first: int, last: int) -> Iterator[frames.Frame]:
    """قال المصدر - وفقا لوكالة X - إن: a frame between cue and opener names a link."""
    for token in range(first, last + 1):
        mark = scene.mark(token, "frame")
        if (
            mark
            and mark.entry.row["type"] in {"according_to", "as_said"}
            and (party := frames.named_source(scene, mark, last))
        ):
            yield mark, party


def _inserted(scene: Scene, sentence: Sentence, mark: Mark, speaker: Party) -> Draft | None:
    """قبل الزواج، تقول المصادر، سافرت …: verb and speaker between commas, what is said on both sides."""
    after = speaker.last + 2
    if after > sentence.last:
        return None
    first = content.spans(scene, sentence, sentence.first, scene.text.starts[sentence.first], mark.first - 1)
    last = content.end(scene, sentence, after)
    spans = [*first, *content.spans(scene, sentence, after, scene.text.starts[after], last)]
    rule, stance = clauses.rule("inserted", mark), clauses.stance_of(mark)
    return Draft(rule, stance, sentence, mark.first, [mark.span], spans, speaker, form=mark.entry.text)


def trailing_verb(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """«…»، يقول الوزير: a verb and its speaker close the sentence."""
    closes = scene.word(token - 1) in COMMAS or scene.word(token - 1) in {"»", '"', "”"} | DASHES
    if token == sentence.first or not closes or cues.negated(scene, token):
        return None
    for mark in cues.verbs(scene, token):
        if "colon" not in mark.entry.row["takes"].split() or cues.clause(scene, mark, sentence.last):
            continue
        if mark.entry.row["strength"] == "weak" and token - 1 not in scene.quote_on and token - 2 not in scene.quote_on:
            continue
        zone = parties.zone(scene, mark.last + 1, sentence.last)
        rest = zone.speaker.last + 1 if zone.speaker else mark.last + 1
        if zone.links:
            rest = max(rest, zone.links[-1].last + 1)
        if zone.speaker and zone.speaker.last < sentence.last and scene.word(zone.speaker.last + 1) in COMMAS:
            return _inserted(scene, sentence, mark, zone.speaker)
        if any(scene.word(t) not in STOPS and t not in scene.time_on for t in range(rest, sentence.last + 1)):
            continue
        for draft in reversed(found):
            if scene.text.token_at(draft.end - 1) >= token - 4:
                draft.content = _up_to(scene, draft.content, token)
                draft.cue.append(mark.span)
                draft.links.extend(zone.links)
                return None
        first = sentence.first
        if (zone.speaker is None and not zone.links) or token - first < 4:
            continue
        spans = _up_to(scene, content.spans(scene, sentence, first, scene.text.starts[first], token - 1), token)
        return Draft(
            clauses.rule("trailing", mark),
            clauses.stance_of(mark),
            sentence,
            token,
            [mark.span],
            spans,
            zone.speaker,
            list(zone.links),
            mark.entry.text,
        )
    return None


def _up_to(scene: Scene, spans: list[Span], token: int) -> list[Span]:
    """What of some spans stands before a token: a quotation that nobody closed goes on over the cue behind it."""
    end = scene.text.ends[token - 1]
    return [
        text.trimmed(scene.text.original, span.start, min(span.end, end), content.EDGES)
        for span in spans
        if span.start < end
    ]
