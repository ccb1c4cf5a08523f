"""Who first said it: the ends of the chains of what affirms a claim, united and weighed.

1. The end of a chain is the speaker. Who only passes on another's statement of the same claim is none, and a paper that
   a speaker has in his hand is his.
2. One origin is listed once: the same speaker or joint speakers; a body and whoever speaks in its name; an unnamed
   source with the same description in one article, in articles that rest on one another, or through the same medium;
   whoever is given for the same words in two articles that rest on one another.
3. Two named origins depend on each other if they share a body or an owner or the words, or one passes the other on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from takhrij import text
from takhrij.claims import bodies, gazetteer, independence
from takhrij.claims.bodies import Known, Standing
from takhrij.claims.content import ENTITY, Content, one_text, sure
from takhrij.claims.routes import Routes
from takhrij.records import Origin, OriginKind, Statement
from takhrij.words import stems

NOT_NAMED = "source without a name"


class Counted(msgspec.Struct, frozen=True):
    """The origins of a claim, and how many of them are shown to be distinct."""

    origins: tuple[Origin, ...]
    at_least: int
    why: str


class _End(msgspec.Struct):
    """An origin in the making."""

    name: str
    entity: str | None
    kind: OriginKind
    named: bool
    standings: list[Standing]
    bodies: frozenset[str]
    said: list[Content]
    how: list[str]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset().union(*(standing.keys for standing in self.standings))

    @property
    def statements(self) -> list[Statement]:
        return [content.statement for content in self.said]


def count(affirming: Sequence[Content], known: Known, routes: Routes) -> Counted:
    """The origins of the statements that affirm one claim."""
    ends = _united(_passed_on(_ends(affirming, known), routes), routes)
    names = {f"{n:04}": end for n, end in enumerate(ends) if end.named}
    dependent: dict[str, dict[str, str]] = {each: {} for each in names}
    for a, one in names.items():
        for b, other in names.items():
            if a < b and (reason := _depend(one, other, routes)):
                dependent[a][b] = dependent[b][a] = reason
    chosen = independence.largest(dependent)
    origins = tuple(
        Origin(
            end.name,
            end.entity,
            end.kind,
            tuple(sorted({s.id for s in end.statements})),
            "; ".join(dict.fromkeys(end.how)),
        )
        for end in ends
    )
    return Counted(origins, len(chosen), _why(names, chosen, dependent, len(ends) - len(names)))


def _why(
    names: Mapping[str, _End], chosen: Sequence[str], dependent: Mapping[str, Mapping[str, str]], unnamed: int
) -> str:
    """The count in words: who is counted, who is not and why."""
    parts = [f"distinct: {', '.join(names[each].name for each in chosen)}"] if chosen else ["nobody named"]
    for each, end in names.items():
        if each not in chosen:
            other = next(other for other in chosen if other in dependent[each])
            parts.append(f"{end.name} {dependent[each][other]} {names[other].name}")
    return "; ".join(parts + ([f"{unnamed} without a name"] if unnamed else []))


def _ends(affirming: Sequence[Content], known: Known) -> list[_End]:
    by_id = {content.statement.id: content for content in affirming}
    inner: defaultdict[str, list[Content]] = defaultdict(list)
    for content in affirming:
        if content.statement.inside in by_id and content.statement.inside != content.statement.id:
            inner[str(content.statement.inside)].append(content)
    papers = {
        c.statement.id for those in inner.values() for c in those if not c.statement.speakers and _is_paper(c.statement)
    }
    found: list[_End] = []
    for content in affirming:
        statement = content.statement
        if any(each.statement.id not in papers for each in inner[statement.id]) or statement.id in papers:
            continue
        end = _end(content, known)
        held = [each for each in inner[statement.id] if each.statement.id in papers]
        end.said += held
        end.how += ["with a paper of the speaker"] if held else []
        found.append(end)
    return found


def _passed_on(ends: list[_End], routes: Routes) -> list[_End]:
    """Without what a medium that the article retells says of another origin, which is that origin's."""
    kept: list[_End] = []
    told: list[tuple[_End, _End]] = []
    retelling = {id(end) for end in ends if end.named and any(routes.passes(end.keys, each) for each in end.statements)}
    others = {ENTITY + (other.entity or ""): other for other in ends if other.named and id(other) not in retelling}
    for end in ends:
        retold = id(end) in retelling
        of = next((other for name, other in others.items() if any(name in each.features for each in end.said)), None)
        if retold and of:
            told.append((end, of))
        else:
            kept.append(end)
    for end, of in told:
        of.said += end.said
        of.how.append(f"passed on by {end.name}")
    return kept


def _is_paper(statement: Statement) -> bool:
    return "papers" in gazetteer.kinds(gazetteer.form(statement.speaker_text))


def _end(content: Content, known: Known) -> _End:
    statement = content.statement
    standings = [standing for each in statement.speakers if (standing := known.standing(each))]
    if standings:
        if len(standings) == 1:
            [entity] = [each for each in statement.speakers if known.standing(each)]
            kind, how = standings[0].kind, "speaker"
        else:
            entity, kind, how = (
                None,
                "organisation" if {s.kind for s in standings} != {"person"} else "person",
                "joint speakers",
            )
        name = "، ".join(standing.name for standing in standings)
        return _End(name, entity, kind, True, standings, _all(standings), [content], [how])
    said = gazetteer.form(statement.speaker_text)
    name = statement.speaker_text.strip() or NOT_NAMED
    of = [known.entities[each].name_ar for each in statement.speakers if each in known.entities]
    if named := _states(said):
        return _End(name, None, "organisation", True, [], named, [content], ["states named together"])
    return _End(name if not of else of[0], None, "unnamed", False, [], frozenset(), [content], ["without a name"])


def _states(said: Sequence[str]) -> frozenset[str]:
    """The states that «دول غربية في مقدمتها الولايات المتحدة» or «زعماء مجموعة السبع» name."""
    groups = {bodies.GROUP + key for _, _, key in gazetteer.among(said, gazetteer.groups())}
    led = said and "states" in gazetteer.kinds(said[:1])
    states = (
        {bodies.STATE + key for at, _, key in gazetteer.among(said, gazetteer.countries()) if led or not at}
        if groups or led
        else set()
    )
    first = next((at for at, _, _ in gazetteer.among(said, gazetteer.groups())), None)
    return frozenset(groups | states) if led or first == 0 else frozenset()


def _all(standings: Iterable[Standing]) -> frozenset[str]:
    return frozenset().union(*(standing.bodies for standing in standings))


def _united(ends: list[_End], routes: Routes) -> list[_End]:
    """What is one origin, joined: the later to the earlier, until nothing joins."""
    united: list[_End] = []
    for end in sorted(
        ends,
        key=lambda end: (
            not end.named,
            end.statements[0].page,
            end.statements[0].content[0].start,
            end.statements[0].id,
        ),
    ):
        rule, into = next(((rule, other) for other in united if (rule := _same(other, end, routes))), ("", None))
        if into is None:
            united.append(end)
            continue
        into.said += end.said
        into.how.append(rule)
        if _spokesman_of(into, end):  # the body is the origin, not who speaks for it
            into.name, into.entity, into.kind, into.standings = (
                end.name,
                end.entity,
                end.kind,
                [*into.standings, *end.standings],
            )
        into.bodies |= end.bodies
    if len(united) < len(ends):
        return _united(united, routes)
    return united


def _same(a: _End, b: _End, routes: Routes) -> str | None:
    """By which rule two are one origin, if they are."""
    if a.named and b.named:
        if (
            {standing.name: 0 for standing in a.standings}
            and a.keys & b.keys
            and len(a.standings) == len(b.standings)
            and _covered(a, b)
        ):
            return "same speaker"
        if not a.standings and not b.standings and a.bodies == b.bodies:
            return "same states"
        return "speaks for it" if _spokesman_of(a, b) or _spokesman_of(b, a) else None
    if any(routes.linked(x.statement.article, y.statement.article) and one_text(x, y) for x in a.said for y in b.said):
        return "same words"
    if not a.named and not b.named and _description(a, b):
        if any(
            x.article == y.article or routes.linked(x.article, y.article) for x in a.statements for y in b.statements
        ):
            return "same description in one text"
        if any(routes.by(x) & routes.by(y) for x in a.statements for y in b.statements):
            return "same description through one medium"
    return None


def _one_name(a: str, b: str) -> bool:
    """Whether two names may be of one person: سرغاي لوندين، سيرغي بن دانغ لوندين."""
    one, other = (frozenset(stems.root(word) for word in gazetteer.form(name)) for name in (a, b))
    return len(one & other) >= min(2, len(one), len(other)) > 0


def _covered(a: _End, b: _End) -> bool:
    return all(any(one.keys & other.keys for other in b.standings) for one in a.standings)


def _spokesman_of(a: _End, b: _End) -> bool:
    return len(a.standings) == len(b.standings) == 1 and a.standings[0].speaks_for in b.standings[0].keys


def _description(a: _End, b: _End) -> bool:
    """Whether one of two descriptions says no more than the other: «المصدر», «مصدر أمني رفيع»."""
    one, other = (
        frozenset(stems.root(word) for word in text.read(end.name).words if word[0].isalpha()) for end in (a, b)
    )
    return bool(one and other) and (one <= other or other <= one)


def _depend(a: _End, b: _End, routes: Routes) -> str | None:
    """Why two named origins may be one, if they may."""
    if any(routes.passes(a.keys, s) for s in b.statements) or any(routes.passes(b.keys, s) for s in a.statements):
        return "passes on or is passed on by"
    if a.kind == b.kind == "person" and _one_name(a.name, b.name):
        return "may be the same as"
    media = {"agency", "outlet"}
    unknown = bodies.UNKNOWN in a.bodies | b.bodies and not {a.kind, b.kind} & media
    body = bodies.share(a.bodies - {bodies.UNKNOWN}, b.bodies - {bodies.UNKNOWN})
    if body or unknown:
        return "may belong with" if unknown or body == bodies.ANY else f"shares {body} with"
    linked = [(x, y) for x in a.said for y in b.said if routes.linked(x.statement.article, y.statement.article)]
    if any(x.statement.article != y.statement.article for x, y in linked) and {a.kind, b.kind} <= media:
        return "prints one text with"
    if any(one_text(x, y) for x in a.said for y in b.said):
        return "has the same words as"
    if not any(sure(x, y) for x in a.said for y in b.said):
        return "may say something else than"
    return None


def speakers(contents: Iterable[Content], known: Known) -> Iterator[str]:
    """The entities that speak, and where there are none the words for who does."""
    for content in contents:
        named = [each for each in content.statement.speakers if each in known.entities]
        yield from named or ([content.statement.speaker_text.strip()] if content.statement.speaker_text.strip() else [])
