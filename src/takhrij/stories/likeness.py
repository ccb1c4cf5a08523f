"""What an article is known by, and how near two articles are by it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

from takhrij import text
from takhrij.records import Article, Entity, Mention
from takhrij.words import stems

Features = Mapping[str, float]  # a word or an entity: how much it says

RARE = 0.4  # of a word that says what an article is about
NEAR = 0.22  # of two articles about one happening: reports of one day agree in so much, those of one conflict in less
WHOLE = 0.13  # of the articles of two groups on average: «صاحب السمو» and stock market terms join no groups
COPIED = 0.5  # of an article's words: two such articles are about one thing
KEYS = 16  # words and names of an article by which it meets others, two at a time
ENTITY = "entity:"


def features(
    articles: Sequence[Article],
    texts: Mapping[str, str],
    named: Mapping[str, Sequence[Mention]],
    entities: Mapping[str, Entity],
) -> dict[str, Features]:
    """By article: its rare words, and the entities that it names."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for article in articles:
        found[article.id].update(words_of(texts.get(article.id, "")))
    for entity, mentions in named.items():
        if entity in entities and (says := _says(entities[entity])) >= RARE:
            for article_id in {mention.article for mention in mentions}:
                if article_id in found:
                    found[article_id][ENTITY + entity] = says
    return dict(found)


def words_of(original: str) -> dict[str, float]:
    """The rare words of a text, without what is attached to them.

    >>> words_of("انهار سد فالدغور في ذلك اليوم").keys()
    dict_keys(['انهار', 'سد', 'فالدغور'])
    """
    found = {}
    for word in text.read(original).words:
        if word[0].isalpha() and (rarity := stems.own_rarity(word)) >= RARE:
            found[stems.bare(word)] = rarity
    return found


def _says(entity: Entity) -> float:
    return max((stems.own_rarity(word) for word in text.read(entity.name_ar).words), default=0)


def near(a: Features, b: Features) -> float:
    """The product of what two articles have in common; of `unit` features their cosine.

    >>> round(near(unit({"سد": 1.0, "نهر": 1.0}), unit({"سد": 1.0})), 2)
    0.71
    """
    few, many = (a, b) if len(a) < len(b) else (b, a)
    return math.fsum([value * many[name] for name, value in few.items() if name in many])


def unit(features: Features) -> dict[str, float]:
    """The features with the length of one."""
    length = math.sqrt(math.fsum(value * value for value in features.values())) or 1.0
    return {name: value / length for name, value in features.items()}


def shared(group: Sequence[Features]) -> dict[str, float]:
    """What several of a group have in common: how many have it, by how much it says."""
    counted = Counter(name for features in group for name in features)
    says = {name: value for features in group for name, value in features.items()}
    return {name: count * says[name] for name, count in counted.items() if count > 1 or len(group) == 1}


def meetings(features: Mapping[str, Features]) -> Iterable[list[str]]:
    """Articles that have two things in common, by these; of an article those count that come first in an order of all
    words that is the same in all articles, so that two articles with much in common choose alike.
    """
    by_key: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for article_id, known in features.items():
        chosen = sorted(sorted(known, key=lambda name: (_order(name) / known[name], name))[:KEYS])
        for key in combinations(chosen, 2):
            by_key[key].append(article_id)
    return (meeting for _, meeting in sorted(by_key.items()) if len(meeting) > 1)


def _order(name: str) -> float:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=6).digest()) + 1
