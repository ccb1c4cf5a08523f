"""Patterns whose cue is a verb: قال الوزير إن …؛ نقلت الوكالة عنه قوله …؛ أدان الهجوم؛ «…»، يقول الوزير."""

from collections.abc import Iterator
from functools import cache

from takhrij import text
from takhrij.marks import Mark
from takhrij.readings.scene import COMMAS, DASHES, OPEN_QUOTES, OWNERS, Scene, Sentence, openers, particles
from takhrij.readings.statements import clauses, content, cues, frames, parties, phrases
from takhrij.readings.statements.cues import SHADDA, Opening
from takhrij.readings.statements.draft import Draft, form_of
from takhrij.readings.statements.phrases import Party
from takhrij.records import Span, Stance

TURNED: dict[Stance, Stance] = {"expects": "denies", "denies": "unclear"}
WHAT = frozenset(["ما", "بما", "عما", "مما", "لما", "فيما", "وما"])
RESUMING = {
    take: frozenset(particle + pronoun for pronoun in OWNERS)
    for take, particle in {"bi": "ب", "an_np": "عن", "ila": "الي", "ala": "علي", "min": "من"}.items()
}
PUBLISHES = frozenset({"nashara", "baththa", "adhaa", "arada-offer", "awrada", "tanaqala", "tadawala"})
SIGHT = 12  # tokens between a verb of publishing and the pictures
PARENTHESIS = 12  # tokens between dashes
TOPIC = 6  # tokens of what is said of, before its verb
LONG_TARGET = 25  # tokens of what is called something
LONG_OCCASION = 30  # tokens
COMPLEMENT = 14  # tokens between a verb and the complement that makes it report


def verb(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Draft | None:
    """Cue, speaker, content in either order of the first two: قال الوزير إن …؛ الوزير قال إن …؛ وأضاف أن …"""
    for mark in cues.verbs(scene, token):
        if any(mark.span in draft.cue for draft in found):
            continue
        if told := _told(scene, sentence, mark, found):
            return told
        if cues.unreal(scene, token) or (cues.negated(scene, token) and not _turned(mark)):
            continue
        if draft := (
            relay(scene, sentence, mark)
            or shown(scene, sentence, mark, found)
            or (cues.says(mark) and _nominal(scene, sentence, mark, found))
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
    for mark in scene.marks(token, "reporting_phrase"):
        after = _complement(scene, mark, sentence.last)
        if after is None or cues.negated(scene, token):
            continue
        first, last = after
        opening = cues.clause(scene, mark, sentence.last) or cues.nominal(scene, mark, last + 1, sentence.last)
        if opening is None or opening.opener <= last - 1:
            continue
        subject = phrases.before(scene, clauses.first_token(scene, sentence, token), token)
        speaker = subject or phrases.phrase(scene, mark.last + 1, first - 1, loose=True)
        if first > mark.last + 1 and not (speaker and (subject or phrases.begins(scene, speaker.first))):
            continue  # تسلط الرحلة الضوء على …: nobody speaks
        cue = [mark.span, scene.span(first, last)]
        return Draft(
            clauses.rule("phrase", mark),
            clauses.stance_of(mark),
            sentence,
            token,
            cue,
            clauses.said(scene, sentence, opening),
            speaker or clauses.subject(scene, sentence, token, found),
            form=form_of(mark),
        )
    return None


def _complement(scene: Scene, mark: Mark, limit: int) -> tuple[int, int] | None:
    """First and last token of the words that make a phrase of its verb, within reach after it."""
    forms = complements(mark.entry.row["complement"])
    for first in range(mark.last + 1, min(mark.last + COMPLEMENT, limit) + 1):
        for wanted in forms.get(scene.word(first), ()):
            if all(scene.word(first + n) == word for n, word in enumerate(wanted)):
                return first, first + len(wanted) - 1
    return None


@cache
def complements(cell: str) -> dict[str, list[list[str]]]:
    """The complements in a cell, folded, by their first words; the longest first."""
    found: dict[str, list[list[str]]] = {}
    for form in sorted(cell.split("|"), key=len, reverse=True):
        wanted = text.fold(form).text.split()
        found.setdefault(wanted[0], []).append(wanted)
    return found


def relay(scene: Scene, sentence: Sentence, mark: Mark) -> Draft | None:
    """نقلت وكالة X عن Y قوله إن …: who passes it on is a link, who said it is the speaker."""
    particle = {"speaker_an": "عن", "speaker_ila": "الي", "speaker_fi": "في"}.get(cues.addressee(mark))
    if particle is None:
        return None
    reach = range(mark.last + 1, min(mark.last + 12, sentence.last))
    at = next((t for t in reach if scene.word(t) == particle), None)
    if at is None and particle == "الي":  # نسبت الوكالة لأحد المسؤولين
        at = next((t for t in reach if phrases.is_addressee(scene, t) or scene.word(t) in {"لاحد", "لبعض"}), None)
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


def _told(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    """ما تناقلته وسائل إعلام عن …: what somebody tells, as a clause within what another says of it."""
    if not mark.entry.feature.endswith("+object"):
        return None
    if scene.word(mark.first - 1) not in WHAT:
        return _called(scene, sentence, mark, found)
    speaker = phrases.phrase(scene, mark.last + 1, sentence.last, loose=True)
    about = speaker.last + 1 if speaker else mark.last + 1
    called = cues.addressee(mark) == "target" and about <= sentence.last
    opening = cues.nominal(scene, mark, about, sentence.last) if called else None
    if called and opening is None and _named_so(scene, about):
        opening = Opening("object", about, about, scene.text.starts[about])
    if opening:
        spans = clauses.said(scene, sentence, opening)
        who = speaker or clauses.subject(scene, sentence, mark.first, found)
        return Draft(clauses.rule("named", mark), "asserts", sentence, mark.first, [mark.span], spans, who)
    if speaker is None:
        return None
    if about >= sentence.last or not (scene.word(about) == "عن" or scene.is_particle(about, "about")):
        return None
    opening = Opening("object", about, about + 1, scene.text.starts[about + 1])
    spans = clauses.said(scene, sentence, opening)
    return Draft(clauses.rule("told", mark), clauses.stance_of(mark), sentence, mark.first, [mark.span], spans, speaker)


def _called(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    """كان يصفه ب«الماكر»؛ واصفا إياه …: what somebody calls him of whom a pronoun speaks."""
    if cues.addressee(mark) != "target" or cues.negated(scene, mark.first):
        return None
    speaker = phrases.phrase(scene, mark.last + 1, sentence.last)
    first = (speaker.last if speaker else mark.last) + 1
    for token in range(first, min(first + 3, sentence.last) + 1):
        opening = cues.nominal(scene, mark, token, sentence.last)
        judged = opening is not None and opening.kind == "object" and speaker is not None and cues.strong(mark)
        if opening and (judged or opening.kind == "bi"):
            who = speaker or clauses.subject(scene, sentence, mark.first, found)
            spans = clauses.said(scene, sentence, opening)
            rule, stance = clauses.rule("named", mark), _stance(scene, mark)
            return Draft(rule, stance, sentence, mark.first, [mark.span], spans, who, form=form_of(mark))
    return None


def _named_so(scene: Scene, token: int) -> bool:
    """Whether the name that somebody gives begins here: in marks, or a definite noun."""
    return token in scene.quote_from or phrases.is_definite(scene, token)


def _before_comma(scene: Scene, first: int, end: int) -> int:
    return next((t - 1 for t in range(first, end) if scene.word(t) in COMMAS), end - 1)


def _clause(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    opening = cues.clause(scene, mark, sentence.last)
    if opening is None or cues.addressee(mark) == "speaker_fi":  # جاء في البيان has been tried as a relay
        return None
    clause_first = clauses.first_token(scene, sentence, mark.first)
    weak = not cues.strong(mark)
    subject = phrases.before(scene, clause_first, mark.first) or phrases.data(scene, mark.first)
    if weak and not clauses.begins(scene, sentence, mark.first) and not subject:
        return None  # أكبر قدر ممكن: a noun of the same letters
    named = scene.word(opening.opener) in OPEN_QUOTES or _asked_of_it(scene, mark)
    if weak and mark.entry.feature.endswith("+object") and named:
        return None  # خبر نشرته «الأفق»: the marks hold a name
    held = _attitude(scene, mark.last + 1, opening.opener - 1)
    zone = parties.zone(scene, mark.last + 1, (held.first if held else opening.opener) - 1)
    speaker = zone.speaker
    spans = clauses.said(scene, sentence, opening)
    if cues.addressee(mark) in {"object", "target"} and speaker:
        # قد حذر الوزير الأهالي من أن: who stands before the verb speaks, who follows is spoken to
        speaker = subject or _subject_alone(scene, speaker)
        if cues.addressee(mark) == "target":
            spans = [*_about(scene, (speaker.last if speaker and not subject else mark.last) + 1, opening), *spans]
    elif speaker is None:
        speaker = subject
    if speaker is None and scene.is_particle(mark.first - 1, "relative"):
        speaker = phrases.antecedent(scene, mark.first - 1)
        if speaker is None:
            return None  # الذي يعتقد أنه …: nobody in particular
    if speaker is None:
        if not _may_lack_speaker(scene, sentence, mark, opening) or _nobody(sentence, mark, found):
            return None
        speaker = clauses.subject(scene, sentence, mark.first, found)
    within = list(_frames_within(scene, mark.last + 1, opening.opener - 1))
    cue = [mark.span, *([held.span] if held else []), *(frame.span for frame, _ in within)]
    if speaker and (published := phrases.publisher(scene, speaker, opening.opener - 1)):
        cue.append(scene.span(published[0], published[0]))
        speaker = published[1]
    speaker, links = frames.passed_on(scene, speaker, within)
    links += clauses.told_before(scene, sentence, mark.first, found)
    return Draft(
        clauses.rule("clause", mark),
        clauses.stance_of(held) if held else _stance(scene, mark),
        sentence,
        mark.first,
        cue,
        spans,
        speaker,
        [*zone.links, *links],
        form_of(mark),
    )


def _attitude(scene: Scene, first: int, last: int) -> Mark | None:
    """The speaker's attitude between a verb and its opener: أكدت ثقتها بأن …"""
    nouns = (cues.stance_noun(scene, token) for token in range(first, last + 1))
    return next((noun for noun in nouns if noun and noun.entry.feature.startswith("possessed")), None)


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


def _nobody(sentence: Sentence, mark: Mark, found: list[Draft]) -> bool:
    """Whether a verb in the present lacks a speaker within a sentence that tells in the past.

    ويخشى أن … is nobody's expectation; in زيارة تحمل رسالة، وتؤكد مسار … the visit is meant.
    """
    if not mark.entry.feature.startswith("imperfect") or mark.first == sentence.first:
        return False
    return not (found and found[-1].sentence == sentence and found[-1].form.present)


def _may_lack_speaker(scene: Scene, sentence: Sentence, mark: Mark, opening: Opening) -> bool:
    """A speaker is left out where the cue begins a clause and only circumstances stand before the opener."""
    if mark.entry.feature == "passive" or scene.word(mark.first - 1) in {"ما", "فيما"}:
        return False
    after = parties.past_pronouns(scene, mark.last + 1)  # ببيان نفت فيه أن …
    aside = not scene.word(after).isalnum() or after in scene.time_on or scene.is_particle(after, "preposition")
    crowd = 0 if aside else sum(scene.word(t).isalnum() for t in range(after, opening.opener))
    return (
        clauses.begins(scene, sentence, mark.first) and (cues.strong(mark) or opening.kind == "colon" or crowd == 0)
    ) or (crowd == 0 and cues.strong(mark))


def _nominal(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    """أدان الوزير الهجوم؛ تنفي المدينتان بيع …: a noun phrase is the content; its subject stands before or behind."""
    if _asked_of_it(scene, mark) or _convicted(mark):
        return None
    if _resumed(scene, mark):
        return _of_topic(scene, sentence, mark)
    before = phrases.before(scene, clauses.first_token(scene, sentence, mark.first), mark.first)
    before = before or phrases.data(scene, mark.first)
    if before and not _judges_nothing(scene, sentence, mark, before):
        opening = _taken(scene, mark, mark.last + 1, sentence.last)
        if opening and (draft := _attributed(scene, sentence, mark, found, opening, before)):
            if scene.word(before.first - 1) == "مع":  # أكدت الوكالة …، مع صور تظهر …: they are hers
                draft.speaker = clauses.subject(scene, sentence, before.first, found) or before
            return draft
    return _verb_first(scene, sentence, mark, found)


def _verb_first(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    """أدان الوزير الهجوم؛ وطالب بفتح الطريق: the subject follows the verb, or is left out."""
    limit = sentence.last
    if not cues.strong(mark) and not clauses.begins(scene, sentence, mark.first):
        return None
    speaker = phrases.phrase(scene, parties.past_pronouns(scene, mark.last + 1), limit, loose=True)
    if cues.addressee(mark) == "object" and speaker:
        speaker = None if _after_pronoun(scene, mark.first) else _subject_alone(scene, speaker)
    if _judges_nothing(scene, sentence, mark, speaker):
        return None
    published = phrases.publisher(scene, speaker, limit) if speaker else None
    speaker = published[1] if published else speaker
    told = phrases.talked_to(scene, speaker, limit) if speaker else None
    after = told or speaker
    opening = _taken(scene, mark, after.last + 1 if after else mark.last + 1, limit)
    if opening is None and speaker and cues.addressee(mark) != "object":
        # طالب بفتح الطريق؛ أعلن الحداد: what follows the verb is said, and the speaker is left out
        speaker, opening = None, cues.nominal(scene, mark, mark.last + 1, limit)
    if speaker is None and scene.is_particle(mark.first - 1, "relative"):
        speaker = phrases.antecedent(scene, mark.first - 1)
    if opening is None:
        return None
    if speaker is None and (not _continues(scene, sentence, mark, opening) or _nobody(sentence, mark, found)):
        return None
    draft = _attributed(scene, sentence, mark, found, opening, speaker)
    if draft and published:
        draft.cue.append(scene.span(published[0], published[0]))
    if draft and told:
        draft.links.append(told)
    return draft


def _taken(scene: Scene, mark: Mark, token: int, limit: int) -> Opening | None:
    """What a verb takes from a token on, past circumstances and whoever is spoken to."""
    opening = _after_circumstances(scene, mark, token, limit)
    if opening is None and cues.addressee(mark) == "object":
        opening = cues.past_addressee(scene, mark, token, limit)
    if cues.addressee(mark) == "target":
        behind = cues.past_addressee(scene, mark, token, limit, LONG_TARGET)
        if behind and behind.opener > token:
            token += scene.word(token) in COMMAS
            return Opening("object", token, token, scene.text.starts[token])
    return opening


def _attributed(
    scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft], opening: Opening, speaker: Party | None
) -> Draft | None:
    """The statement that a verb with a noun phrase makes, if somebody can be its speaker."""
    named = speaker is not None and phrases.begins(scene, speaker.first)
    weak = not cues.strong(mark) and not cues.says(mark)
    if weak and not named and (speaker or (opening.kind == "object" and _within(scene, mark.first, found))):
        return None  # الزيارة تظهر …: nobody speaks
    if scene.mark(mark.first, "negation") and cues.of_saying(scene, opening.first):
        return None  # رفض الوزير التعليق على …: nothing is said
    cue = [scene.span(t, t) if t != mark.first else mark.span for t in cues.words_of(scene, mark, opening)]
    stance, behind = _stance(scene, mark), opening.opener - 1
    if through := cues.through_noun(scene, mark, opening, sentence.last):
        noun, opening = through
        cue.append(noun.span)
        stance = clauses.stance_of(noun)
    return Draft(
        clauses.rule("nominal", mark),
        stance,
        sentence,
        mark.first,
        cue,
        clauses.said(scene, sentence, opening, relative=scene.is_particle(mark.first - 1, "relative")),
        speaker or clauses.subject(scene, sentence, mark.first, found),
        [*parties.links(scene, mark.last + 1, behind), *clauses.told_before(scene, sentence, mark.first, found)],
        form_of(mark),
    )


def _after_pronoun(scene: Scene, token: int) -> bool:
    """Whether a verb's subject is the pronoun of its opener: إنه أبلغ الوزير ب …"""
    word = scene.word(token - 1)
    return (word in openers() and word not in particles("opener")) or (
        scene.is_particle(token - 1, "contrast") and word.endswith(OWNERS)
    )


def _within(scene: Scene, token: int, found: list[Draft]) -> bool:
    """Whether a token stands in what another says."""
    place = scene.text.starts[token]
    return any(span.start <= place < span.end for draft in found for span in draft.content)


def shown(scene: Scene, sentence: Sentence, mark: Mark, found: list[Draft]) -> Draft | None:
    """نشرت الوكالة صورا تظهر …؛ بث التلفزيون لقطات ل…: who publishes pictures says what is on them."""
    if mark.entry.key not in PUBLISHES or cues.negated(scene, mark.first):
        return None
    subject = phrases.before(scene, clauses.first_token(scene, sentence, mark.first), mark.first)
    speaker = subject or parties.zone(scene, mark.last + 1, sentence.last).speaker
    start = mark.last + 1 if subject or speaker is None else speaker.first
    pictures = (scene.mark(token, "reporting_noun") for token in range(start, min(start + SIGHT, sentence.last)))
    footage = next((noun for noun in pictures if noun and noun.entry.row["type"] == "footage"), None)
    if footage is None:
        return None
    if speaker and not subject:
        speaker = phrases.phrase(scene, speaker.first, footage.first - 1, loose=True)
    at = footage.last + 1
    while at < sentence.last and phrases.describes_footage(scene, at):
        at += 1
    cue = [mark.span, footage.span]
    if verbs := [verb for verb in cues.verbs(scene, at) if "object" in verb.entry.row["takes"].split()]:
        cue.append(verbs[0].span)
        at = verbs[0].last + 1
    elif not scene.word(at).startswith("ل") or at > sentence.last:
        return None
    opening = Opening("object", at, at, scene.text.starts[at])
    who = speaker or clauses.subject(scene, sentence, mark.first, found)
    last = content.end(scene, sentence, opening.first)
    spans = content.spans(scene, sentence, opening.first, opening.start, last)
    return Draft(clauses.rule("shown", mark), "asserts", sentence, mark.first, cue, spans, who, form=form_of(mark))


def _judges_nothing(scene: Scene, sentence: Sentence, mark: Mark, speaker: Party | None) -> bool:
    """Whether a verb of judging has no judge: اعتبرت الزيارة تجديدا للعلاقات, which may be a passive."""
    if cues.addressee(mark) != "target":
        return False
    sure = cues.strong(mark) or (mark.shadda and SHADDA in mark.entry.text)
    if (
        not sure
        and not clauses.begins(scene, sentence, mark.first)
        and not (speaker and speaker.first in scene.mention_on)
    ):
        return True  # شبه الجزيرة
    if speaker:
        return not phrases.begins(scene, speaker.first)
    return mark.first != sentence.first or not mark.entry.feature.startswith("perfect") or mark.entry.text.endswith("ت")


def _convicted(mark: Mark) -> bool:
    """Whether a passive tells what befell somebody: أدين المتهم ب…, but not أفيد بسقوط …"""
    return mark.entry.feature == "passive" and clauses.stance_of(mark) not in {"asserts", "announces", "expects"}


def _asked_of_it(scene: Scene, mark: Mark) -> bool:
    """Whether what is said stands before the verb: الزيارة التي أكدتها بكين."""
    return mark.entry.feature.endswith("+object") and scene.is_particle(mark.first - 1, "relative")


def _resumed(scene: Scene, mark: Mark) -> bool:
    """Whether a pronoun behind the verb stands for what is said before: خطوة أعلن عنها الزعيم, قرار أشادت به."""
    takes = mark.entry.row["takes"].split()
    return any(scene.word(mark.last + 1) in RESUMING[take] for take in takes if take in RESUMING)


def _of_topic(scene: Scene, sentence: Sentence, mark: Mark) -> Draft | None:
    """هذا القرار أشادت به الصحيفة: what is said of stands before the verb, if the clause begins with it."""
    first = clauses.first_token(scene, sentence, mark.first)
    speaker = phrases.phrase(scene, mark.last + 2, sentence.last)
    demonstrative = scene.word(first - 1) in {"هذا", "هذه", "ذلك", "تلك"}
    first -= demonstrative
    noun = scene.word(first + demonstrative).startswith("ال") or demonstrative
    if (
        speaker is None
        or not noun
        or not 0 < mark.first - first <= TOPIC
        or scene.is_particle(first - 1, "preposition")
    ):
        return None
    spans = content.spans(scene, sentence, first, scene.text.starts[first], mark.first - 1)
    rule, stance = clauses.rule("topic", mark), _stance(scene, mark)
    return Draft(rule, stance, sentence, mark.first, [mark.span], spans, speaker, form=form_of(mark))


def _continues(scene: Scene, sentence: Sentence, mark: Mark, opening: Opening) -> bool:
    """Whether a cue without a speaker begins its clause: a strong one, or one with its particle (وشدد على …)."""
    sure = cues.strong(mark) or (opening.kind != "object" and mark.first == sentence.first)
    return clauses.begins(scene, sentence, mark.first) and sure


def _after_circumstances(scene: Scene, mark: Mark, token: int, limit: int) -> Opening | None:
    """What a verb takes, after when, where and on what occasion it was said."""
    while token <= limit:
        if opening := cues.nominal(scene, mark, token, limit):
            return opening
        if scene.word(token) == "ل" and token + 1 in scene.quote_from:  # كشفت مصادر ل«الأفق» عن
            token = scene.tokens(scene.quote_from[token + 1].inner)[1] + 1
        elif scene.is_prepositional(token):  # تعهد الزعيمان خلالها ب
            pass
        elif phrases.is_addressee(scene, token):
            party = phrases.phrase(scene, token, limit, loose=True)
            end = party.last if party else token
            if cues.strong(mark) and (opening := _behind_relative(scene, mark, end, limit)):
                return opening
            token = end
        elif scene.word(token) in particles("preposition"):
            end = _end_of_occasion(scene, token + 1, limit)
            if cues.strong(mark) and scene.is_particle(end + 1, "relative"):
                return _behind_relative(scene, mark, end + 1, limit)
            token = end
        elif scene.word(token) in {"بشكل", "بصورة"}:
            token = _end_of_occasion(scene, token + 1, min(limit, token + 4))
        elif scene.word(token) in DASHES:  # نفى الخبير -محلل مستقل- وجود …
            closing = (t for t in range(token + 1, min(token + PARENTHESIS, limit)) if scene.word(t) in DASHES)
            token = next(closing, limit)
        elif not _aside(scene, token):
            return None
        token += 1
    return None


def _behind_relative(scene: Scene, mark: Mark, token: int, limit: int) -> Opening | None:
    """What a verb takes with its particle after an occasion of many words: تعهد خلال القمة التي جمعته بنظيره ب …"""
    for at in range(token + 1, min(token + LONG_OCCASION, limit) + 1):
        opening = cues.nominal(scene, mark, at, limit)
        if opening and opening.kind != "object" and not phrases.begins(scene, opening.first):
            return opening
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
    while token < limit and scene.word(token).startswith("ال") and phrases.is_definite(scene, token + 1):
        token += 1  # الجلسة الأولى
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
