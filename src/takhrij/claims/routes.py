"""How a statement came into its article: through whom, and which articles rest on one another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from takhrij.claims import gazetteer
from takhrij.records import Article, Dependency, Entity, Named, Statement

Keys = frozenset[str]  # by which names and entities are known to be the same


class Routes:
    """What articles rest on, and through whom their statements came."""

    def __init__(
        self, articles: Iterable[Article], dependencies: Iterable[Dependency], entities: Mapping[str, Entity]
    ) -> None:
        self.entities = entities
        self.articles = {article.id: article for article in articles}
        self.rests: defaultdict[str, list[Dependency]] = defaultdict(list)
        for dependency in dependencies:
            self.rests[dependency.article].append(dependency)
        for article in self.articles.values():
            self.rests.setdefault(article.id, [])
        self.text_of = self._texts()
        self.known: dict[str, Keys] = {}
        self.reached: dict[str, frozenset[str]] = {}  # the articles on which one rests, itself too
        self.keys_of: dict[tuple[str | None, str | None], Keys] = {}

    def linked(self, a: str, b: str) -> bool:
        """Whether two articles, or one, have their text from one another or from one source."""
        return a == b or self.text_of.get(a, a) == self.text_of.get(b, b)

    def by(self, statement: Statement) -> Keys:
        """Everybody through whom a statement came: its links, its article's outlet, and what that rests on."""
        links = frozenset().union(*(self.keys(link.name, link.entity) for link in statement.chain))
        return links | self._upstream(statement.article)

    def passes(self, keys: Keys, statement: Statement) -> bool:
        """Whether somebody passes a statement on."""
        return bool(keys & self.by(statement))

    def keys(self, name: str | None, entity: str | None = None) -> Keys:
        """By which a name is known."""
        if (name, entity) not in self.keys_of:
            self.keys_of[name, entity] = self._keys(name, entity)
        return self.keys_of[name, entity]

    def _keys(self, name: str | None, entity: str | None) -> Keys:
        names = {gazetteer.form(name)} if name else set()
        if known := self.entities.get(entity or ""):
            names |= {gazetteer.form(each) for each in (known.name_ar, known.name_en, *known.variants)}
        media = {gazetteer.media()[each][0] for each in names if each in gazetteer.media()}
        return frozenset({*({entity} if entity else ()), *(" ".join(each) for each in names if each), *media})

    def _upstream(self, article: str) -> Keys:
        """The keys of all on which an article rests, at any remove; what is known of others is not gone through."""
        if article not in self.known:
            found: set[str] = set()
            seen: set[str] = set()
            waiting = [article]
            while waiting:
                each = waiting.pop()
                if each in seen:
                    continue
                seen.add(each)
                found |= self._own(each)
                for dependency in self.rests.get(each, ()):
                    found |= self.keys(dependency.on.name, dependency.on.entity)
                    on = dependency.on.article
                    if on in self.reached and on not in seen:
                        found |= self.known[on]
                        seen |= self.reached[on]
                    elif on and on not in seen:
                        waiting.append(on)
            beside = next((each for each in seen if article in self.reached.get(each, ())), None)
            self.known[article] = frozenset(found)
            self.reached[article] = self.reached[beside] if beside else frozenset(seen)
        return self.known[article]

    def _own(self, article_id: str) -> Keys:
        article = self.articles.get(article_id)
        fields: list[Named | None] = [article.outlet, article.agency, article.retells] if article else []
        return frozenset().union(*(self.keys(field.name) for field in fields if field))

    def _texts(self) -> dict[str, str]:
        """Articles bound to each other by copies, versions, retellings and common sources: the smallest of them."""
        beside: defaultdict[str, set[str]] = defaultdict(set)
        for article, dependencies in self.rests.items():
            for dependency in dependencies:
                on = dependency.on.article
                if on is None and dependency.how == "common_source":
                    on = f"source {dependency.on.entity or dependency.on.name}"
                if on:
                    beside[article].add(on)
                    beside[on].add(article)
        first: dict[str, str] = {}
        for article in sorted(beside, key=lambda each: (each.startswith("source "), each)):
            waiting = [article] if article not in first else []
            while waiting:
                each = waiting.pop()
                if each not in first:
                    first[each] = article
                    waiting += beside[each]
        return first
