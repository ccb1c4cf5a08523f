"""Who rests on whom: rows of prints, and what is shown of them."""

import pytest
from prints import DISPATCH, OTHER, PARAGRAPHS, printed

from takhrij import copies
from takhrij.records import Entity, Reason

CUT = "\n".join(PARAGRAPHS[:4])
KARFANDA, ORDAL, SALVIN = {"outlet": "بريد كرفندة"}, {"outlet": "مرآة أوردال"}, {"outlet": "نافذة سلفين"}
EARLY, LATE = {"published": "2024-03-04"}, {"published": "2024-03-05"}
WIRE = {"agency": "وكالة أنباء سنجار"}
NAME = WIRE["agency"]
TOLD = (
    "ذكرت صحيفة «بريد كرفندة» أن ليورا دانغيل ترمم جسر كرفندة فوق وادي سنجار، حجرا حجرا، وأن عبارتين تنقلان تلاميذ "
    "المدرسة وباعة سوق الخميس بين الضفتين، بعدما جرف فيضان الربيع درابزينه وأغرق ورشة الحدادين."
)
RETELLS = SALVIN | {"retells": "صحيفة بريد كرفندة"}

ROWS = [
    ("a retelling of an article that is here", [(DISPATCH, KARFANDA), (OTHER, KARFANDA), (TOLD, RETELLS)],
     {("c", "a", "retelling")}),
    ("a retelling of what came later", [(DISPATCH, KARFANDA | LATE), (OTHER, KARFANDA), (TOLD, RETELLS | EARLY)],
     {("c", "صحيفة بريد كرفندة", "retelling")}),
    ("a retelling of what is not here", [(OTHER, KARFANDA), (TOLD, RETELLS)],
     {("b", "صحيفة بريد كرفندة", "retelling")}),
    ("a retelling that copies", [(DISPATCH, KARFANDA), (CUT, RETELLS)], {("b", "a", "retelling"), ("b", "a", "copy")}),
    ("a credit", [(OTHER, ORDAL | WIRE)], {("a", NAME, "credit")}),
    ("two prints of one dispatch", [(DISPATCH, KARFANDA | WIRE), (CUT, ORDAL | WIRE)],
     {("a", NAME, "credit"), ("b", NAME, "credit"), ("a", NAME, "common_source"), ("b", NAME, "common_source")}),
    ("a dispatch that one of them credits", [(DISPATCH, KARFANDA | WIRE), (CUT, ORDAL)],
     {("a", NAME, "credit"), ("a", NAME, "common_source"), ("b", NAME, "common_source")}),
    ("one unseen source for all", [(DISPATCH, KARFANDA), (CUT, ORDAL), (DISPATCH, SALVIN)],
     {("a", "unseen", "common_source"), ("b", "unseen", "common_source"), ("c", "unseen", "common_source")}),
    ("one outlet's own", [(DISPATCH, KARFANDA | EARLY), (CUT, KARFANDA | LATE)], {("b", "a", "self_reuse")}),
    ("one outlet's own, undated", [(DISPATCH, KARFANDA), (CUT, KARFANDA)],
     {("a", "b", "self_reuse"), ("b", "a", "self_reuse")}),
    ("two captures", [(DISPATCH, KARFANDA | {"url": "https://karfanda.example/1"}),
     (DISPATCH, KARFANDA | {"url": "https://karfanda.example/1"})], {("b", "a", "version")}),
    ("nothing", [(DISPATCH, KARFANDA), (OTHER, ORDAL)], set()),
]  # fmt: skip


def found(prints, entities=()):
    bodies = [printed(name, text, **masthead) for name, (text, masthead) in zip("abc", prints, strict=False)]
    copied = [copies.find(x, y) for n, x in enumerate(bodies) for y in bodies[n + 1 :]]
    return copies.dependencies(bodies, [copy for copy in copied if copy], copies.versions(bodies), entities)


def short(on):
    return on.article.removeprefix("article-") if on.article else "unseen" if on.name.startswith("unseen-") else on.name


@pytest.mark.parametrize(("what", "prints", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_dependencies(what, prints, expected):
    shown = found(prints)
    assert {(each.article.removeprefix("article-"), short(each.on), each.how) for each in shown} == expected
    assert len(shown) == len({each.id for each in shown})


def test_all_bound_together_rest_on_one_unseen_source():
    assert len({each.on.name for each in found([(DISPATCH, KARFANDA), (CUT, ORDAL), (DISPATCH, SALVIN)])}) == 1


def test_who_is_relied_on_by_name_gets_the_entity_of_that_name():
    agency = Entity(id="entity-1", kind="organisation", name_ar="وكالة أنباء سنجار", name_en="Sanjar News",
                    same_as=None, variants=("وكالة أنباء سنجار", "أنباء سنجار"), reason=Reason("test", ()))  # fmt: skip
    [credit] = found([(OTHER, ORDAL | WIRE)], [agency])
    assert (credit.on.name, credit.on.entity) == (NAME, "entity-1")
