"""Statements of a story -> claims: those that say the same, who denies it, and how many origins stand behind it.

1. Statements of one story whose words, names and counts agree are one claim; who denies it belongs to it.
2. The chains of those that affirm are followed to their ends, and ends that are one are united: `origins`.
3. `origins_at_least` counts named origins of which no two can depend on each other; `origins_at_most` all of them.

A claim may have one statement: a desk wants to see what only one has said.

>>> from takhrij.records import Article, Entity, Mention, Reason, Span, Statement, Story
>>> why = Reason("example", ())
>>> pages = {"1": "قال المحافظ سامر الحداد إن السد انهار فجر الثلاثاء",
...          "2": "وأكدت جمعية أيادي أن السد انهار فجر الثلاثاء"}
>>> articles = [Article(id=f"a{page}", page=page, title=None, outlet=None, byline=None, dateline=None, agency=None,
...                     retells=None, owner=None, published=None, language="ar", version_of=None, reason=why)
...             for page in pages]
>>> def says(page, who, kind):
...     text = pages[page]
...     start, end = text.index(who), text.index(who) + len(who)
...     return (Entity(id=who, kind=kind, name_ar=who, name_en=who, variants=(who,), same_as=None, reason=why),
...             Mention(id=f"m{page}", entity=who, article=f"a{page}", page=page, start=start, end=end, text=who,
...                     reason=why),
...             Statement(id=f"s{page}", article=f"a{page}", page=page, content=(Span(text.index("السد"), len(text)),),
...                       cue=(), speaker_span=Span(text.index(" ") + 1, end), speakers=(who,), speaker_text=who,
...                       kind="indirect", stance="asserts", chain=(), said_on=None, inside=None, reason=why))
>>> entities, mentions, statements = zip(says("1", "سامر الحداد", "person"), says("2", "جمعية أيادي", "organisation"))
>>> story = Story(id="story", title="", articles=("a1", "a2"), first=None, last=None, reason=why)
>>> [claim] = find([story], articles, statements, (), entities, mentions, (), pages)
>>> claim.text, [origin.name for origin in claim.origins], claim.origins_at_least, claim.origins_at_most
('السد انهار فجر الثلاثاء', ['سامر الحداد', 'جمعية أيادي'], 2, 2)
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from takhrij import ids
from takhrij.claims import content, origins
from takhrij.claims.bodies import Known
from takhrij.claims.content import Content, alike
from takhrij.claims.happenings import events_of
from takhrij.claims.likeness import clusters
from takhrij.claims.routes import Routes
from takhrij.records import (
    Article,
    Claim,
    Dependency,
    Entity,
    Event,
    First,
    Mention,
    Place,
    Reason,
    Statement,
    Story,
)

__all__ = ["find"]


def find(
    stories: Iterable[Story],
    articles: Sequence[Article],
    statements: Iterable[Statement],
    events: Iterable[Event],
    entities: Iterable[Entity],
    mentions: Sequence[Mention],
    dependencies: Iterable[Dependency],
    texts_of_pages: Mapping[str, str],
) -> list[Claim]:
    """The claims of all stories, in the order of the stories; every statement that says something is in one."""
    said = list(statements)
    known = Known(entities, mentions, said, texts_of_pages)
    routes = Routes(articles, dependencies, known.entities)
    by_id = {article.id: article for article in articles}
    of_article: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        of_article[mention.article].append(mention)
    contents: defaultdict[str, list[Content]] = defaultdict(list)
    for statement in said:
        read = content.read(statement, texts_of_pages[statement.page], of_article[statement.article])
        if read.features:
            contents[statement.article].append(read)
    contents = defaultdict(list, {article: content.of_what_is_denied(those) for article, those in contents.items()})
    happened: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        happened[event.article].append(event)
    found: list[Claim] = []
    for story in stories:
        inside = [each for article in story.articles for each in contents[article]]
        of_events = events_of([event for article in story.articles for event in happened[article]], texts_of_pages)
        found += [
            _claim(story, group, of_events(group), (known, routes), by_id, texts_of_pages)
            for group in clusters(content.weighed(inside))
        ]
    return found


def _claim(
    story: Story,
    group: Sequence[Content],
    events: Sequence[str],
    what_is_known: tuple[Known, Routes],
    articles: Mapping[str, Article],
    pages: Mapping[str, str],
) -> Claim:
    known, routes = what_is_known
    affirming, denying = _sides(group)
    counted = origins.count(affirming, known, routes)
    statements = sorted(each.statement.id for each in group)
    places = sorted(Place(s.page, s.content[0].start, s.content[-1].end) for s in (each.statement for each in group))
    return Claim(
        id=ids.of("claim", story.id, statements[0]),
        story=story.id,
        text=_text(affirming or denying, pages),
        statements=tuple(statements),
        events=tuple(events),
        origins=counted.origins,
        origins_at_least=counted.at_least,
        origins_at_most=len(counted.origins),
        affirmed_by=tuple(dict.fromkeys(origins.speakers(affirming, known))),
        denied_by=tuple(dict.fromkeys(origins.speakers(denying, known))),
        first=_first(affirming or denying, articles),
        reason=Reason(counted.why, tuple(places)),
    )


def _sides(group: Sequence[Content]) -> tuple[list[Content], list[Content]]:
    """Who affirms and who denies. Where nobody says yes, a negative sentence that somebody says is the claim."""
    yes = [each for each in group if each.sign]
    no = [each for each in group if not each.sign]
    said = [each for each in no if not each.denied]
    return (yes, no) if yes or not said else (said, [])


def _text(contents: Sequence[Content], pages: Mapping[str, str]) -> str:
    """The content most like all the others; of equals the shortest."""
    if len(contents) > 1:
        texts = {content.original(each.statement, pages[each.statement.page]): each for each in contents}
        like = {said: round(sum(alike(each, other) for other in contents), 6) for said, each in texts.items()}
        return max(texts, key=lambda said: (like[said], -len(said), said))
    return content.original(contents[0].statement, pages[contents[0].statement.page])


def _first(contents: Sequence[Content], articles: Mapping[str, Article]) -> First | None:
    dated = [
        (published.value, article.id)
        for article in (articles[each.statement.article] for each in contents if each.statement.article in articles)
        if (published := article.published)
    ]
    return First(min(dated)[1], min(dated)[0]) if dated else None
