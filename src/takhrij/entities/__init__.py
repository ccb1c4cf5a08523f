"""Names of an article -> its entities and their mentions; entities of all articles -> one for each real thing.

Within an article:

1. Names of one gazetteer entry, or of entries for one thing, are one entity, and so are the same words.
2. An abbreviation in brackets is the name before it.
3. Two spellings of one foreign name (شويغو، شويجو) are one entity if their kinds agree; one that the gazetteer lacks is
   its leader's if the article names his country.
4. A name with more forefathers (محمد بن علي الحداد) is the shorter one (محمد الحداد) if only one person has it.
5. A short form (لافروف، كيم، وزارة الخارجية) is the full name that it is the end or beginning of, if the article has
   only one, or had only one when the form was first said after one. Else it is an entity of its own: two of one surname
   stay two, and nobody knows which of them is meant.

>>> from takhrij.records import Name, Place, Reason
>>> def name(start, text):
...     place = Place("page", start, start + len(text))
...     return Name(page="page", article="article", start=place.start, end=place.end, text=text, kind="person",
...                 key=None, reason=Reason("example", (place,)))
>>> entities, mentions = within("article", [name(0, "سيرين لاندوف"), name(20, "لاندوف"), name(30, "سيرين لندوف")])
>>> [(entity.name_ar, entity.variants, entity.reason.rule) for entity in entities]
[('سيرين لاندوف', ('سيرين لاندوف', 'سيرين لندوف', 'لاندوف'), 'spelling, short form')]
"""

from collections import Counter
from collections.abc import Sequence

from takhrij import ids, text
from takhrij.entities import gazetteer, offices, own
from takhrij.entities.across import Merged, across
from takhrij.entities.romanise import romanise
from takhrij.entities.within import IN_BRACKETS, Names
from takhrij.marks import Marked
from takhrij.records import Article, Entity, Mention, Name, Office, Place, Reason

__all__ = ["IN_BRACKETS", "Merged", "across", "within"]


def within(
    article: Article | str, names: Sequence[Name], marked: Marked | None = None
) -> tuple[list[Entity], list[Mention]]:
    """The entities that the names of one article stand for, in the order of their first mention, and the mentions.

    With the marks of its page, their offices and the user's own names are known.
    """
    yours = own.marks(marked) if marked else []
    ordered = sorted(own.marked_so(names, yours), key=lambda n: (n.start, n.end))
    held = ((n, offices.before(name, marked)) for n, name in enumerate(ordered) if marked)
    groups = Names(ordered, {n: office for n, office in held if office}, own.rows(yours))
    groups.bring_together()
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for group in sorted(groups.members):
        entity = _entity(groups, group)
        entities.append(entity)
        mentions += [
            Mention(id=_mention_id(n), entity=entity.id, article=n.article, page=n.page, start=n.start, end=n.end,
                    text=n.text, reason=n.reason)
            for n in (ordered[member] for member in groups.members[group])
        ]  # fmt: skip
    return entities, sorted(mentions, key=lambda m: (m.start, m.end))


def _mention_id(name: Name) -> str:
    return ids.of("mention", name.page, name.start, name.end)


def _entity(groups: Names, group: int) -> Entity:
    numbers = sorted(groups.members[group])
    members = [groups.names[n] for n in numbers]
    key = groups.key(group)
    row = groups.row(key) if key else {}
    fullest = max(members, key=lambda n: (len(n.text.split()), len(n.text), -n.start))
    variants = Counter(text.undecorated(name.text) for name in members)
    known = gazetteer.name(row) if key else text.undecorated(fullest.text)
    kinds = Counter(name.kind for name in members)
    keyed = next((name.kind for name in members if name.key), None)
    seen: dict[str, Place] = {}
    for name in members:
        seen.setdefault(name.text, Place(name.page, name.start, name.end))
    rules = dict.fromkeys([*([gazetteer.rule(key)] if key else []), *(join.rule for join in groups.joins[group])])
    held: dict[Office, None] = dict.fromkeys(groups.offices[n] for n in numbers if n in groups.offices)
    return Entity(
        id=ids.of("entity", min(map(_mention_id, members))),
        kind=keyed or (fullest.kind if kinds[fullest.kind] * 2 >= len(members) else kinds.most_common(1)[0][0]),
        name_ar=known,
        name_en=row.get("en") or romanise(known),
        variants=tuple(sorted(variants, key=lambda v: (-len(v), v))),
        same_as=row.get("wikidata") or None,
        offices=tuple(held),
        merges=groups.merges(group),
        reason=Reason(", ".join(rules) or members[0].reason.rule, tuple(seen.values())),
    )
