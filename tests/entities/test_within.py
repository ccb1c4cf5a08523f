"""Which names of one article are one entity: rows of names, and the groups that they make."""

import pytest

from takhrij import entities, ids, marks
from takhrij.entities.romanise import romanise
from takhrij.entities.spelling import alike, keys
from takhrij.readings import names as naming
from takhrij.records import Article, Merge, Name, Place, Reason, Region


def name(number, text, kind="person", key=None, rule="test"):
    start = 100 * number
    place = Place("p", start, start + len(text))
    return Name(
        page="p",
        article="a",
        start=place.start,
        end=place.end,
        text=text,
        kind=kind,
        key=key,
        reason=Reason(rule, (place,)),
    )


def grouped(rows):
    names = [name(number, *row) for number, row in enumerate(rows)]
    found, mentions = entities.within("a", names)
    text = {mention.id: mention.text for mention in mentions}
    assert len(mentions) == len(names)
    assert {mention.entity for mention in mentions} == {entity.id for entity in found}
    return sorted(sorted(text[m.id] for m in mentions if m.entity == entity.id) for entity in found)


P, B, L = ("person",), ("organisation",), ("place",)
ROWS = [
    # the same words, with and without the article
    ([("سامر الحلبي",), ("سامر الحلبي",)], [["سامر الحلبي", "سامر الحلبي"]]),
    ([("الأمم المتحدة", *B), ("أمم المتحدة", *B)], [["أمم المتحدة", "الأمم المتحدة"]]),
    # short forms
    ([("سيرغي دوبرالوف",), ("دوبرالوف",)], [["دوبرالوف", "سيرغي دوبرالوف"]]),
    ([("تشوي دونغ ووك",), ("تشوي",)], [["تشوي", "تشوي دونغ ووك"]]),
    ([("وزارة النقل السلوفينية", *B), ("وزارة النقل", *B)], [["وزارة النقل", "وزارة النقل السلوفينية"]]),
    # two of one surname stay two, and the surname alone joins neither
    ([("سيرغي دوبرالوف",), ("إيرينا دوبرالوف",)], [["إيرينا دوبرالوف"], ["سيرغي دوبرالوف"]]),
    (
        [("سيرغي دوبرالوف",), ("إيرينا دوبرالوف",), ("دوبرالوف",)],
        [["إيرينا دوبرالوف"], ["دوبرالوف"], ["سيرغي دوبرالوف"]],
    ),
    # the one who was named before the surname stood alone; a headline foretells
    (
        [("دوبرالوف",), ("سيرغي دوبرالوف",), ("دوبرالوف",), ("إيرينا دوبرالوف",), ("دوبرالوف",)],
        [["دوبرالوف", "دوبرالوف", "دوبرالوف", "سيرغي دوبرالوف"], ["إيرينا دوبرالوف"]],
    ),
    # fathers: بن goes with its son, and what binds two words is no name
    ([("سالم بن غانم",), ("بن غانم",)], [["بن غانم", "سالم بن غانم"]]),
    ([("سالم بن غانم",), ("غانم",)], [["سالم بن غانم"], ["غانم"]]),
    ([("سالم بن غانم الهلالي",), ("سالم الهلالي",)], [["سالم الهلالي", "سالم بن غانم الهلالي"]]),
    ([("أبو غانم",), ("غانم",)], [["أبو غانم"], ["غانم"]]),
    ([("عبد الجليل الهلالي",), ("عبدالجليل الهلالي",)], [["عبد الجليل الهلالي", "عبدالجليل الهلالي"]]),
    (
        [("سالم الهلالي",), ("سالم بن غانم الهلالي",), ("سالم بن راشد الهلالي",)],
        [["سالم الهلالي"], ["سالم بن راشد الهلالي"], ["سالم بن غانم الهلالي"]],
    ),
    # a body's form is as definite as its name
    ([("غرفة عمليات كوردا", *B), ("غرفة العمليات", *B)], [["غرفة العمليات"], ["غرفة عمليات كوردا"]]),
    ([("الجيش السلوفيني", *B), ("جيش سلوفينيا", *B)], [["الجيش السلوفيني", "جيش سلوفينيا"]]),
    # a short form is of its own kind
    ([("جامعة لافيندور", *B), ("لافيندور", *P)], [["جامعة لافيندور"], ["لافيندور"]]),
    # spellings
    ([("سيرغي شويدوغوف",), ("سيرجي شويدوجوف",)], [["سيرجي شويدوجوف", "سيرغي شويدوغوف"]]),
    ([("كوردالين", *L), ("كردالين", *L)], [["كردالين", "كوردالين"]]),
    ([("بيونغ تشانغ", *L), ("بيونجتشانج", *L)], [["بيونجتشانج", "بيونغ تشانغ"]]),
    ([("سامر الحلبي",), ("سمير الحلبي",)], [["سامر الحلبي"], ["سمير الحلبي"]]),
    ([("كوردالين", *L), ("كردالين", *P)], [["كردالين"], ["كوردالين"]]),
    ([("باسل العمري",), ("باسل العامري",)], [["باسل العامري"], ["باسل العمري"]]),
    ([("يورن هاغمان",), ("جورن هاجمان",)], [["جورن هاجمان", "يورن هاغمان"]]),
    # a leader whom the gazetteer spells otherwise, where his country is named
    (
        [("سيرغي لافروف", "person", "leader:sergey-lavrov"), ("سيرجي لافروب",), ("روسيا", *L, "country:ru")],
        [["سيرجي لافروب", "سيرغي لافروف"], ["روسيا"]],
    ),
    (
        [("مون جان",), ("مون جاي إن", "person", "leader:moon-jae-in"), ("سول", *L, "capital:seoul")],
        [["مون جان", "مون جاي إن"], ["سول"]],
    ),
    # the gazetteer
    ([("سول", *L, "capital:seoul"), ("سيول", *L, "capital:seoul")], [["سول", "سيول"]]),
    ([("روسيا", *L, "country:ru"), ("موسكو", *L, "capital:moscow")], [["روسيا"], ["موسكو"]]),
    # abbreviation in brackets
    ([("الهيئة الكردفانية", *B), ("كوردا", *B, None, entities.IN_BRACKETS)], [["الهيئة الكردفانية", "كوردا"]]),
]


@pytest.mark.parametrize(("names", "groups"), ROWS)
def test_groups(names, groups):
    assert grouped(names) == sorted(map(sorted, groups))


def test_gazetteer_gives_name_and_wikidata():
    [entity], _ = entities.within("a", [name(0, "سول", "place", "capital:seoul")])
    assert (entity.name_en, entity.same_as, entity.reason.rule) == ("Seoul", "Q8684", "gazetteer capital:seoul")


def test_ids_come_from_places():
    [entity], [first, second] = entities.within("a", [name(1, "سامر الحلبي"), name(2, "الحلبي")])
    assert first.id == ids.of("mention", "p", 100, 111)
    assert entity.id == ids.of("entity", min(first.id, second.id))


def test_order_of_names_does_not_matter():
    names = [name(n, text) for n, text in enumerate(["سيرغي دوبرالوف", "دوبرالوف", "سيرجي دوبرالوف", "هانا كورت"])]
    assert entities.within("a", names) == entities.within("a", names[::-1])


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("بيسكوف", "Biskov"),
        ("آنا كورت", "Anna Cort"),
        ("YTN", "YTN"),
        ("يوري", "Yuri"),
        ("وانغ", "Wang"),
        ("كيم جونغ-سو", "Kim Jong-Su"),
        ("محمد بن سالم", "Mohammed bin Salem"),
        ("نور الدين الحلبي", "Noureddine Al-Halbi"),
        ("وزارة النقل", "Wazara Al-Naqal"),
        ("ستولتنبرغ", "Stoltenberg"),
    ],
)
def test_romanisation(arabic, latin):
    assert romanise(arabic) == latin


@pytest.mark.parametrize(
    "pair",
    [
        ("ترامب", "ترمب"),
        ("نتنياهو", "نتانياهو"),
        ("سيول", "سول"),
        ("جونغ أون", "جونج اون"),
        ("فاغنر", "فاجنر"),
        ("روسف", "روزف"),
        ("لوثر", "لوتر"),
        ("هوفمان", "هوفمن"),
        ("تشارلي", "شارلي"),
        ("يوهانسون", "جوهانسون"),
    ],
)
def test_alike(pair):
    assert alike(*pair)


@pytest.mark.parametrize(
    "pair",
    [
        ("سامر", "سمير"),
        ("كيم", "كوم"),
        ("لي", "لو"),
        ("باريس", "بارود"),
        ("حسن", "حسين"),
        ("الراشد", "الرشيد"),
        ("أمين", "أمينة"),
        ("كلارك", "كلايف"),
    ],
)
def test_not_alike(pair):
    assert not alike(*pair)


@pytest.mark.parametrize(
    ("a", "b"), [("يونغ", "جونغ"), ("ويلهلم", "فيلهلم"), ("كاثرين", "كاترين"), ("تشارلي", "شارلي")]
)
def test_what_is_alike_meets(a, b):
    assert alike(a, b)
    assert set(keys(a)) & set(keys(b))


def test_a_leader_needs_his_country():
    strange = name(0, "سيرجي لافروب")
    [alone], _ = entities.within("a", [strange])
    at_home, _ = entities.within("a", [strange, name(1, "روسيا", "place", "country:ru")])
    assert (alone.name_en, alone.merges) == ("Sergei Lavrup", ())
    assert at_home[0].name_en == "Sergey Lavrov"
    assert [(m.spelling, m.joined, m.rule) for m in at_home[0].merges] == [
        ("سيرجي لافروب", "سيرغي لافروف", "spelling of a leader whose country is named")
    ]


def titled(said):
    """The persons of a sentence, found by their titles, with their offices."""
    marked = marks.read(said)
    region = Region(id="r", page="p", start=0, end=len(said), kind="body", article="a", reason=Reason("test", ()))
    article = Article(
        id="a", page="p", title=None, outlet=None, byline=None, dateline=None, agency=None, retells=None, owner=None,
        published=None, language="ar", version_of=None, reason=Reason("test", ()),
    )  # fmt: skip
    found, _ = entities.within(article, naming.find(article, [region], marked), marked)
    return {
        entity.name_ar: [(o.role, o.country) for o in entity.offices] for entity in found if entity.kind == "person"
    }


@pytest.mark.parametrize(
    ("said", "offices"),
    [
        ("قال وزير الخارجية الروسي سامر دوبرالوف إن", {"سامر دوبرالوف": [("foreign-minister", "ru")]}),
        ("قال وزير الخارجية سامر دوبرالوف إن", {"سامر دوبرالوف": [("foreign-minister", None)]}),
        ("قال الرئيس الكوري الشمالي سامر دوبرالوف إن", {"سامر دوبرالوف": [("president", "kp")]}),
        ("قال المهندس سامر دوبرالوف إن", {"سامر دوبرالوف": []}),
    ],
)
def test_offices(said, offices):
    assert titled(said) == offices


def test_two_offices_part_one_surname():
    said = "وزير الخارجية الروسي سامر دوبرالوف، ووزير الخارجية المصري سامر دبرالوف"
    assert len(titled(said)) == 2


def test_merges_tell_what_joined_what():
    [entity], _ = entities.within("a", [name(0, "سيرغي دوبرالوف"), name(1, "دوبرالوف"), name(2, "دوبرالوف")])
    assert entity.merges == (
        Merge("دوبرالوف", "سيرغي دوبرالوف", "short form", (Place("p", 100, 108), Place("p", 0, 14)), 1),
    )
