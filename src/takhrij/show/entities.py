"""Entities over all articles, with every spelling and how often it stands there."""

from collections import Counter, defaultdict

from takhrij.records import Mention, Merge, Office, Reason
from takhrij.show.printer import Printer, number
from takhrij.show.tables import Tables

KIND, TIMES, ARTICLES = 12, 6, 12  # widths of columns, in cells


def show(out: Printer, tables: Tables, limit: int) -> None:
    """The entities that are named most often; each reason is a line for every merge."""
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in tables.of_chosen(Mention):
        mentions[mention.entity].append(mention)
    named = sorted((id_ for id_ in mentions if id_ in tables.entities), key=lambda id_: (-len(mentions[id_]), id_))
    for id_ in named[:limit]:
        entity, places = tables.entities[id_], mentions[id_]
        spellings = Counter(mention.text for mention in places).most_common()
        out.line(
            (entity.kind, KIND),
            (f"{len(places)} ×", TIMES),
            (number(len({each.article for each in places}), "article"), ARTICLES),
            (entity.name_ar, out.share(0.3, 38)),
            (entity.name_en, out.share(0.3, 38)),
            ("، ".join(f"{spelling} {count}" for spelling, count in spellings), None),
            indent=2,
        )
        found = entity.reason.rule.partition(", ")[0]
        out.why(Reason(found, entity.reason.evidence), tables.words)
        if entity.offices:
            out.why(Reason(f"called {', '.join(map(_office, entity.offices))}", ()), tables.words)
        for merge in entity.merges:
            out.why(Reason(_told(merge), merge.evidence), tables.words)
    if not named:
        out.words("no names", 2)
    out.more(limit, len(named), "entity")
    out.blank()


def _office(office: Office) -> str:
    return office.role.replace("-", " ") + (f" ({office.country})" if office.country else "")


def _told(merge: Merge) -> str:
    if merge.spelling == merge.joined:
        return f"«{merge.spelling}» of {number(merge.times, 'more article')}: {merge.rule}"
    times = f", {merge.times} times" if merge.times > 1 else ""
    return f"«{merge.spelling}» is «{merge.joined}»: {merge.rule}{times}"
