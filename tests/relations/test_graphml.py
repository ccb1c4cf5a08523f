"""Relations as GraphML: it is read back with the standard library, and holds what the relations say."""

import xml.etree.ElementTree as ET

import pytest
from msgspec.structs import replace
from telling import entity, event, known

from takhrij import relations
from takhrij.relations import graphml

LINGOS = entity("لينغوس", name_en="Lingos")
HOSTILE = entity("<&\"'>]]>\x00\x0b\ufffe\u202e", "organisation", "<!-- --><script/>")


def read(document):
    """The attributes of a graph: nodes by id, and edges."""
    root = ET.fromstring(document)
    of = {"g": graphml.NAMESPACE}
    names = {key.get("id"): (key.get("for"), key.get("attr.type")) for key in root.findall("g:key", of)}

    def data(element, kind):
        found = {each.get("key"): each.text for each in element.findall("g:data", of)}
        assert {names[name][0] for name in found} <= {kind}
        return {name: int(value) if names[name][1] == "int" else value for name, value in found.items()}

    graph = root.find("g:graph", of)
    assert graph.get("edgedefault") == "directed"
    nodes = {node.get("id"): data(node, "node") for node in graph.findall("g:node", of)}
    edges = [
        {"id": edge.get("id"), "ends": (edge.get("source"), edge.get("target")), **data(edge, "edge")}
        for edge in graph.findall("g:edge", of)
    ]
    assert {end for edge in edges for end in edge["ends"]} == set(nodes)
    assert len({edge["id"] for edge in edges}) == len(edges)
    return nodes, edges


def graph(events, entities):
    return read(graphml.document(relations.find(events, entities, {})))


def test_nodes_and_edges_say_what_the_relations_say():
    events = [
        event("a", "CONSULT/visit", "*لينغوس", "الشرطة", code="COP", date="2024-06-11"),
        event("b", "CONSULT/visit", "*لينغوس", "الشرطة", code="COP", date="2024"),
        event("b", "CONSULT/visit", "*لينغوس", "الشرطة", "denied", code="COP"),
    ]
    nodes, edges = graph(events, known(LINGOS))
    (police,) = set(nodes) - {LINGOS.id}
    assert nodes == {
        LINGOS.id: {"label_ar": "لينغوس", "label_en": "Lingos", "kind": "person", "code": "COP"},
        police: {"label_ar": "الشرطة", "kind": "group", "code": "COP"},
    }
    first, second = edges
    assert first | {"id": ""} == {
        "id": "", "ends": (LINGOS.id, police), "type": "CONSULT", "mode": "visit", "status": "happened",
        "quad": "verbal cooperation", "events": 2, "articles": 2, "articles_distinct": 2, "first": "2024",
        "last": "2024", "evidence": f"{events[0].id} {events[1].id}",
    }  # fmt: skip
    assert (second["status"], second["evidence"], second.get("first")) == ("denied", events[2].id, None)


def test_what_strangers_wrote_is_escaped_and_what_xml_forbids_is_gone():
    nodes, edges = graph(
        [event("a", "AID/<x>\x01", f"*{HOSTILE.name_ar}", "a\x08&\ud800b", code="<\x02>")], known(HOSTILE)
    )
    assert nodes[HOSTILE.id] == {
        "label_ar": "<&\"'>]]>", "label_en": "<!-- --><script/>", "kind": "organisation", "code": "< >"
    }  # fmt: skip
    (other,) = set(nodes) - {HOSTILE.id}
    assert nodes[other]["label_ar"] == "a & b"
    assert edges[0]["mode"] == "<x>"


@pytest.mark.parametrize("id_", ["../x", "a b\x00", "\u202e", ""])
def test_an_id_that_no_stage_makes_is_made_one(id_):
    strange = replace(entity("غريب"), id=id_)
    made = event("a", "AID", "*غريب", "ب")
    actor, target = made.arguments
    made = replace(made, arguments=(replace(actor, entity=id_), target))
    nodes, _ = graph([made], {id_: strange})
    assert "غريب" in {node["label_ar"] for node in nodes.values()}


def test_without_relations_the_graph_is_empty():
    assert graph([], {}) == ({}, [])
