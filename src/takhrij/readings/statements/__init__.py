"""Statements: what an article attributes to somebody, with speaker, cue, stance and the chain between the two.

In: an article, and its findings so far laid on its tokens (`readings.scene`). Out: Statements, in page order.

1. draft what each sentence attributes (`patterns`, which read `cues`,
`parties` and `content`); 2. drop doubles, and frames around
a whole statement; 3. name the speakers, in reading order (`speakers`); 4. build the chains:
own links, the outer statement's, those carried over from the same speaker.
"""

from collections import defaultdict
from collections.abc import Sequence

from takhrij import ids
from takhrij.readings.holding import Holding
from takhrij.readings.scene import Scene
from takhrij.readings.statements import content, patterns, speakers, stances
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.speakers import Speaker
from takhrij.records import Article, Link, Place, Reason, Span, Statement


def find(article: Article, scene: Scene) -> list[Statement]:
    """The statements of an article."""
    drafts = [draft for sentence in scene.sentences for draft in patterns.drafts(scene, sentence)]
    return _settle(article, scene, _with_frames_as_links(_without_doubles(drafts)))


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Of drafts with the same content the one found first, which is the more specific."""
    kept: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        kept.setdefault((draft.start, draft.end), draft)
    return sorted(kept.values(), key=lambda draft: (draft.start, -draft.end))


def _with_frames_as_links(drafts: list[Draft]) -> list[Draft]:
    """وبحسب الوكالة، قال الوزير إن …: a frame before a whole statement names who passes it on, and is none itself."""
    kept = []
    ending: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        ending[draft.end].append(draft)
    for draft in drafts:
        said = next((other for other in ending[draft.end] if draft.speaker and _is_all_of(draft, other)), None)
        if said and draft.speaker:
            said.links.insert(0, draft.speaker)
            said.cue.extend(draft.cue)
        else:
            kept.append(draft)
    return kept


def _is_all_of(frame: Draft, other: Draft) -> bool:
    if frame is other or not frame.rule.startswith("frame") or other.start <= frame.start:
        return False
    opens = min(other.cue[0].start, other.speaker.start if other.speaker else other.cue[0].start)
    return 0 <= opens - frame.start <= len("فقد ") and other.anchor > frame.anchor


def _settle(article: Article, scene: Scene, drafts: list[Draft]) -> list[Statement]:
    """Name speakers and build chains in reading order, containers before what they contain.

    Chain and day of saying are carried over to later statements of the same speaker that have none of their own.
    """
    known: list[Speaker] = []
    carried: dict[tuple[str, ...] | str, tuple[Link, ...]] = {}
    said_on: dict[tuple[str, ...] | str, str | None] = {}
    contents = [span for draft in drafts for span in draft.content]
    made: Holding[tuple[Draft, Statement]] = Holding()
    for draft in drafts:
        outer = _outer(draft, made)
        speaker = speakers.identify(scene, draft.speaker, known) if draft.speaker else speakers.running(draft, known)
        speaker = speaker or speakers.NOBODY
        if draft.speaker is None and (
            speakers.anonymous(draft, speaker) or (outer and speaker.entities == outer.speakers)
        ):
            continue
        if outer and draft.speaker and not speaker.entities and speakers.possessed(scene, draft.speaker):
            continue  # قالت المنظمة إن فرقها وثقت …: the organisation itself
        who = speaker.entities or speaker.text
        own = [speakers.link(scene, party, known) for party in draft.links]
        if outer is None and not own:
            own = list(carried.get(who, ()))
        chain = _chain([*_through(outer), *own] if outer else own, speaker)
        if outer is None:
            carried[who] = tuple(Link(link.name, link.entity, None, None) for link in chain)
            if draft.speaker:
                known.append(_remembered(speaker, draft))
        when = _said_on(scene, draft, contents)
        if outer is None:
            said_on[who] = when = when or said_on.get(who)
        statement = _statement(article, scene, draft, speaker, chain, outer, when)
        made.add(draft.start, draft.end, (draft, statement))
    return sorted((statement for _, statement in made.things), key=lambda s: (s.content[0].start, -s.content[-1].end))


def _remembered(speaker: Speaker, draft: Draft) -> Speaker:
    return Speaker(
        speaker.entities,
        speaker.text,
        speaker.span,
        speaker.first,
        (),
        draft.form.feminine,
        speaker.plural or draft.form.plural,
        draft.form.present,
    )


def _outer(draft: Draft, made: Holding[tuple[Draft, Statement]]) -> Statement | None:
    """The smallest statement found so far in whose content this one's cue stands."""
    around = made.around(draft.cue[0].start)
    holders = [(other.end - other.start, statement) for other, statement in around if other.holds(draft)]
    return min(holders, key=lambda holder: holder[0])[1] if holders else None


def _chain(links: list[Link], speaker: Speaker) -> tuple[Link, ...]:
    """Links in order, each party once, and none the speaker himself, who may speak within his own words."""
    parties: dict[str, Link] = {}
    for link in links:
        if link.entity is None or link.entity not in speaker.entities:
            parties.setdefault(link.entity or link.name, link)
    return tuple(parties.values())


def _through(outer: Statement) -> tuple[Link, ...]:
    """The outer chain, and at its end the outer speaker."""
    entity = outer.speakers[0] if outer.speakers else None
    span = outer.speaker_span
    return (*outer.chain, Link(outer.speaker_text, entity, span.start if span else None, span.end if span else None))


def _statement(
    article: Article,
    scene: Scene,
    draft: Draft,
    speaker: Speaker,
    chain: tuple[Link, ...],
    outer: Statement | None,
    said_on: str | None,
) -> Statement:
    page = article.page
    cue = tuple(sorted(dict.fromkeys(draft.cue)))
    return Statement(
        id=ids.of("statement", page, draft.start, draft.end, cue[0].start),
        article=article.id,
        page=page,
        content=tuple(draft.content),
        cue=cue,
        speaker_span=_own_span(draft, speaker),
        speakers=speaker.entities,
        speaker_text=speaker.text,
        kind=content.kind(scene, draft.content),
        stance=stances.settle(scene, draft, speaker),
        chain=chain,
        said_on=said_on,
        inside=outer.id if outer else None,
        reason=Reason(draft.rule, tuple(Place(page, span.start, span.end) for span in cue)),
    )


def _own_span(draft: Draft, speaker: Speaker) -> Span | None:
    return speaker.span if draft.speaker else None


def _said_on(scene: Scene, draft: Draft, contents: Sequence[Span]) -> str | None:
    """The day, week, month or year of the time nearest to the cue, in its sentence and outside what is said."""
    sentence = range(draft.sentence.first, draft.sentence.last + 1)
    times = {scene.time_on[token] for token in sentence if token in scene.time_on}
    outside = [
        time
        for time in times
        if time.type in {"DATE", "TIME"}
        and time.value[:1].isdigit()
        and not any(span.start <= time.start < span.end for span in contents)
    ]
    near = min(outside, key=lambda time: (abs(time.start - draft.cue[0].start), time.start), default=None)
    return near.value.partition("T")[0] if near else None
