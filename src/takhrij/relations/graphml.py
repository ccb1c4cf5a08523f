"""Relations as GraphML, a directed graph that may have several edges between two nodes."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable

from takhrij import ids, text
from takhrij.relations import plover
from takhrij.relations.edges import Relation
from takhrij.relations.parties import Party

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
MADE = "<!-- Who does what to whom, made by takhrij -->"  # what tells such a file from any other
HEAD = f"<?xml version='1.0' encoding='UTF-8'?>\n{MADE}\n"
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML, even when escaped

# name, its type in GraphML, what it means, and how it is found; what is empty is left out
NODE: tuple[tuple[str, str, str, Callable[[Party], str | int]], ...] = (
    ("label_ar", "string", "the name of the entity, or the commonest words for a group", lambda party: party.name),
    ("label_en", "string", "the same in Latin letters; none for a group", lambda party: party.name_en),
    ("kind", "string", "the kind of the entity: `person`, `organisation`, `place` …; `group` for one without a name",
        lambda party: party.kind),
    ("code", "string", "CAMEO country and sector, the commonest", lambda party: party.code),
)  # fmt: skip
EDGE: tuple[tuple[str, str, str, Callable[[Relation], str | int]], ...] = (
    ("type", "string", "PLOVER type", lambda relation: plover.parts(relation.type)[0]),
    ("mode", "string", "PLOVER mode, where there is one", lambda relation: plover.parts(relation.type)[1]),
    ("status", "string", "`happened`, `planned`, `alleged` or `denied`", lambda relation: relation.status),
    ("quad", "string", "verbal or material, cooperation or conflict", lambda relation: plover.quad(relation.type)),
    ("events", "int", "events that tell of it", lambda relation: len(relation.events)),
    ("articles", "int", "articles that they stand in", lambda relation: relation.articles),
    ("articles_distinct", "int", "the same, counting as one what shares text or rests on one another",
        lambda relation: relation.distinct),
    ("first", "string", "date of the one that begins first: `2024-06-11`, `2024-06`, `2024-W24`",
        lambda relation: relation.first),
    ("last", "string", "date of the one that ends last", lambda relation: relation.last),
    ("evidence", "string", "their ids, as in `events.jsonl`, with spaces between them",
        lambda relation: " ".join(event.id for event in relation.events)),
)  # fmt: skip


def document(relations: Iterable[Relation]) -> str:
    """The graph of relations, with a node for each party to one."""
    every = list(relations)
    root = ET.Element("graphml", {"xmlns": NAMESPACE})
    for of, attributes in (("node", [each[:3] for each in NODE]), ("edge", [each[:3] for each in EDGE])):
        for name, type_, meaning in attributes:
            key = ET.SubElement(root, "key", {"id": name, "for": of, "attr.name": name, "attr.type": type_})
            ET.SubElement(key, "desc").text = meaning.replace("`", "")
    graph = ET.SubElement(root, "graph", {"id": "relations", "edgedefault": "directed"})
    parties = {party.id: party for relation in every for party in (relation.actor, relation.target)}
    for party in sorted(parties.values(), key=lambda party: (party.name, party.id)):
        node = ET.SubElement(graph, "node", {"id": _id(party.id)})
        _data(node, ((name, value(party)) for name, _, _, value in NODE))
    for relation in every:
        ends = {"source": _id(relation.actor.id), "target": _id(relation.target.id)}
        edge = ET.SubElement(graph, "edge", {"id": relation.id, **ends})
        _data(edge, ((name, value(relation)) for name, _, _, value in EDGE))
    ET.indent(root)
    return HEAD + ET.tostring(root, encoding="unicode") + "\n"


def _data(of: ET.Element, values: Iterable[tuple[str, str | int]]) -> None:
    for name, value in values:
        if shown := allowed(str(value)):
            ET.SubElement(of, "data", {"key": name}).text = shown


def allowed(words: str) -> str:
    r"""Words in one line without what no XML document may hold, and without what turns the direction of a line.

    >>> allowed("وزير\x0b \uffffالطاقة\u202e")
    'وزير الطاقة'
    """
    return text.one_line(FORBIDDEN.sub(" ", words))


def _id(id_: str) -> str:
    """An id as XML may hold it; one that no stage makes is made one."""
    return id_ if allowed(id_) == id_ else ids.of("node", id_)
