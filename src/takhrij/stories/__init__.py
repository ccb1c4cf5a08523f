"""Articles, with their words, names and times -> stories: those about one happening.

1. An article is known by its rare words and by who is named in it; how rare a word is comes from a frozen list.
2. Articles that have two of these in common, or text, meet; what they have in common is weighed.
3. The nearest are joined first. Two groups join if they are near as wholes and their dates allow it; an article without
   a date that is as near to stories of different times stays apart.
4. A story is called by the title that says most of what its articles share; its dates are those of what happens in it.

>>> from takhrij.records import Article, Reason
>>> texts = {"a": "انهار سد فالدغور فجر الثلاثاء وغمرت السيول بلدة بريسكا", "c": "أضرب سائقو الحافلات في تازمور",
...          "b": "تبحث فرق الإنقاذ في بريسكا عن ناجين بعد انهيار سد فالدغور وغمر السيول للبلدة"}
>>> articles = [Article(id=name, page=name, title=None, outlet=None, byline=None, dateline=None, agency=None,
...                     retells=None, owner=None, published=None, language="ar", version_of=None,
...                     reason=Reason("example", ()))
...             for name in texts]
>>> [(story.articles, story.title) for story in find(articles, texts)]
[(('a', 'b'), 'انهار سد فالدغور فجر الثلاثاء وغمرت السيول بلدة بريسكا'), (('c',), 'أضرب سائقو الحافلات في تازمور')]
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from takhrij import ids
from takhrij.records import Article, Copy, Entity, Event, Mention, Place, Reason, Story, Time
from takhrij.stories import likeness, when
from takhrij.stories.groups import Group, grouped
from takhrij.stories.likeness import Features

__all__ = ["find"]

NAMED = 3  # so many of the shared words and names are given as the reason


def find(
    articles: Sequence[Article],
    texts: Mapping[str, str],
    mentions: Iterable[Mention] = (),
    entities: Iterable[Entity] = (),
    times: Iterable[Time] = (),
    events: Iterable[Event] = (),
    copies: Iterable[Copy] = (),
) -> list[Story]:
    """Every article in exactly one story; `texts` are their titles and bodies, by article."""
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[mention.entity].append(mention)
    known = {entity.id: entity for entity in entities}
    features = likeness.features(articles, texts, named, known)
    dates = {article.id: when.published(article) for article in articles}
    texts_shared = [(copy.a, copy.b) for copy in copies if max(copy.share_of_a, copy.share_of_b) >= likeness.COPIED]
    versions = [(article.id, article.version_of) for article in articles if article.version_of in features]
    groups = grouped(features, dates, [*texts_shared, *((a, b) for a, b in versions if b)])
    happened = when.happened(articles, times, events)
    by_id = {article.id: article for article in articles}
    stories = [_story([by_id[each] for each in group.articles], group, texts, features, happened) for group in groups]
    return [_reasoned(story, group, named, known) for story, group in zip(stories, groups, strict=True)]


def _story(
    articles: Sequence[Article],
    group: Group,
    texts: Mapping[str, str],
    features: Mapping[str, Features],
    happened: Mapping[str, tuple[str, ...]],
) -> Story:
    days = sorted(day for article in articles for day in happened.get(article.id, ()))
    return Story(
        id=ids.of("story", group.articles[0]),
        title=_title(articles, texts, features),
        articles=group.articles,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reason=Reason("alone", ()),
    )


def _title(articles: Sequence[Article], texts: Mapping[str, str], features: Mapping[str, Features]) -> str:
    """The title with most of what the articles share; of equals the shortest. Without titles a first line."""
    shared = likeness.shared([features[article.id] for article in articles])
    titles = [(article.title.name, article.id) for article in articles if article.title and article.title.name.strip()]
    lines = titles or [
        (next((line.strip() for line in texts[article.id].splitlines() if line.strip()), ""), article.id)
        for article in articles
    ]
    return min(
        lines, key=lambda line: (-sum(shared.get(word, 0) for word in likeness.words_of(line[0])), len(line[0]), line)
    )[0]


def _reasoned(story: Story, group: Group, named: Mapping[str, list[Mention]], known: Mapping[str, Entity]) -> Story:
    """The story with what joined it, and where each article names what most of them do."""
    if len(group.articles) == 1:
        return story
    joined = [f"{rule} {', '.join(names)}".strip() for rule, names in _why(group, known)]
    inside = set(group.articles)
    evidence: dict[str, Place] = {}
    for name, _ in sorted(group.shared.items(), key=lambda item: (-item[1], item[0])):
        for mention in named.get(name.removeprefix(likeness.ENTITY), ()):
            if mention.article in inside:
                evidence.setdefault(mention.article, Place(mention.page, mention.start, mention.end))
    places = tuple(evidence[article] for article in group.articles if article in evidence)
    return msgspec.structs.replace(story, reason=Reason("; ".join(joined), places))


def _why(group: Group, known: Mapping[str, Entity]) -> list[tuple[str, list[str]]]:
    names = sorted(group.shared, key=lambda name: (-group.shared[name], name))
    who = [known[name.removeprefix(likeness.ENTITY)].name_ar for name in names if name.startswith(likeness.ENTITY)]
    what = [name for name in names if not name.startswith(likeness.ENTITY)]
    return [(rule, found[:NAMED]) for rule, found in (("names", who), ("rare words", what)) if found] or [
        ("copies", [])
    ]
