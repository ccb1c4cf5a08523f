"""Events: type, parties, status, date and numbers, over a grid of types × constructions × status.

The grid: one verb or more of every PLOVER root, each verb first, subject first, to come, intended, negated, as an
accusation and as something denied; then tables for passives, masdars and nouns, pronouns, coordination, descriptions,
dates and numbers. Persons are invented; countries only meet, trade and quarrel in the way of examples. Sentences of the
word files are tests too: in them [ ] holds the actor, { } the target.
"""

import re

import pytest

from takhrij import marks, words
from takhrij.readings import events, times
from takhrij.readings.scene import look
from takhrij.records import (
    Article,
    Entity,
    Mention,
    Published,
    Reason,
    Region,
    Span,
    Statement,
)  # fmt: skip

PERSONS = ("سامر الحلبي", "ليلى العمري", "عادل الرامي")
WHY = Reason("test", ())


def found(text, published="2024-06-17", stance=None, kind="body"):
    article = Article(
        id="a", reason=WHY, page="p", title=None, outlet=None, byline=None, dateline=None, agency=None, retells=None,
        owner=None, published=Published(published, "printed", ()) if published else None, language="ar", version_of=None,
    )  # fmt: skip
    marked = marks.read(text)
    regions = [Region(id="r", reason=WHY, page="p", start=0, end=len(text), kind=kind, article="a")]
    named = {(m.start(), m.end()): ("person", name) for name in PERSONS for m in re.finditer(name, text)}
    for mark in marked.marks:
        if mark.entry.table in {"country", "capital"} and mark.exact and len(mark.entry.text) > 2:
            named[mark.start, mark.end] = ("place", mark.entry.key)
    for start, end in list(named):
        if any((s, e) != (start, end) and s <= start and end <= e for s, e in named):
            del named[start, end]
    mentions = [
        Mention(id=f"m{s}", reason=WHY, entity=key, article="a", page="p", start=s, end=e, text=text[s:e])
        for (s, e), (_, key) in sorted(named.items())
    ]
    entities = [
        Entity(id=key, reason=WHY, kind=kind, name_ar=key, name_en=key, variants=(), same_as=None)
        for kind, key in dict.fromkeys(named.values())
    ]
    statements = []
    if stance:
        statements = [Statement(
            id="s", reason=WHY, article="a", page="p", content=(Span(0, len(text)),), cue=(), speaker_span=None, speakers=(),
            speaker_text="", kind="indirect", stance=stance, chain=(), said_on=None, inside=None,
        )]  # fmt: skip
    at = times.find(article, regions, marked)
    return events.find(article, look(regions, marked, mentions, entities, at), statements)


def told(text, type_, **how):
    """The first event of a type, as actors, targets, status, date."""
    made = [event for event in found(text, **how) if event.type.partition("/")[0] == type_.partition("/")[0]]
    if not made:
        return None
    return max(made, key=lambda event: event.type == type_)


def parties(event, role):
    return [argument.text for argument in event.arguments if argument.role == role]


# type, perfect, imperfect, what marks the target, target
VERBS = [
    ("CONSULT/visit", "زار", "يزور", "", "فرنسا"),
    ("CONSULT/visit", "سافر", "يسافر", "إلى ", "فرنسا"),
    ("CONSULT/meet", "التقى", "يلتقي", "", "ليلى العمري"),
    ("CONSULT/meet", "اجتمع", "يجتمع", "مع ", "ليلى العمري"),
    ("CONSULT/phone", "هاتف", "يهاتف", "", "ليلى العمري"),
    ("AGREE", "اتفق", "يتفق", "مع ", "ليلى العمري"),
    ("SUPPORT/praise", "امتدح", "يمتدح", "", "المتطوعين"),
    ("SUPPORT/defend", "دافع", "يدافع", "عن ", "المعلمين"),
    ("CONCEDE/yield", "رضخ", "يرضخ", "ل", "المحتجين"),
    ("COOPERATE", "تعاون", "يتعاون", "مع ", "ألمانيا"),
    ("AID", "ساعد", "يساعد", "", "النازحين"),
    ("AID/compensation", "عوّض", "يعوّض", "", "المزارعين"),
    ("RETREAT/release", "أفرج", "يفرج", "عن ", "السجناء"),
    ("REQUEST/appeal", "ناشد", "يناشد", "", "السكان"),
    ("REQUEST/demand", "طالب", "يطالب", "", "الحكومة"),
    ("ACCUSE", "اتهم", "يتهم", "", "المعارضة"),
    ("ACCUSE/criticise", "انتقد", "ينتقد", "", "ليلى العمري"),
    ("REJECT/oppose", "عارض", "يعارض", "", "ليلى العمري"),
    ("THREATEN", "هدّد", "يهدّد", "", "المتظاهرين"),
    ("PROTEST/mutiny", "تمرّد", "يتمرّد", "على ", "القيادة"),
    ("SANCTION", "عاقب", "يعاقب", "", "بيلاروسيا"),
    ("MOBILIZE/troops", "جنّد", "يجنّد", "", "المقاتلين"),
    ("COERCE/arrest", "اعتقل", "يعتقل", "", "ليلى العمري"),
    ("COERCE/raid", "اقتحم", "يقتحم", "", "المدرسة"),
    ("ASSAULT", "هاجم", "يهاجم", "", "الدورية"),
    ("ASSAULT/abduct", "اختطف", "يختطف", "", "الصحافيين"),
]
GRID = [pytest.param(*row, id=f"{row[0]} {row[1]}") for row in VERBS]
ACTOR = "سامر الحلبي"


def after(mark, target):
    return "لل" + target.removeprefix("ال") if mark == "ل" and target.startswith("ال") else mark + target


def who(event):
    return parties(event, "actor"), [text.removeprefix("لل").removeprefix("ال") for text in parties(event, "target")]


@pytest.mark.parametrize("type_, perfect, imperfect, mark, target", GRID)
def test_verb_first(type_, perfect, imperfect, mark, target):
    event = told(f"وفي العاصمة، {perfect} {ACTOR} {after(mark, target)}.", type_)
    assert (event.type, event.status, *who(event)) == (type_, "happened", [ACTOR], [target.removeprefix("ال")])


@pytest.mark.parametrize("type_, perfect, imperfect, mark, target", GRID)
def test_subject_first(type_, perfect, imperfect, mark, target):
    event = told(f"وقال شهود إن {ACTOR} {perfect} {after(mark, target)}.", type_)
    assert (event.type, event.status, *who(event)) == (type_, "happened", [ACTOR], [target.removeprefix("ال")])


@pytest.mark.parametrize("type_, perfect, imperfect, mark, target", GRID)
def test_headline(type_, perfect, imperfect, mark, target):
    event = told(f"{ACTOR} {imperfect} {after(mark, target)}", type_, kind="title")
    assert (event.type, *who(event)) == (type_, [ACTOR], [target.removeprefix("ال")])


@pytest.mark.parametrize("type_, perfect, imperfect, mark, target", GRID)
def test_to_come(type_, perfect, imperfect, mark, target):
    event = told(f"س{imperfect} {ACTOR} {after(mark, target)}.", type_)
    assert (event.type, event.status, *who(event)) == (type_, "planned", [ACTOR], [target.removeprefix("ال")])


@pytest.mark.parametrize("type_, perfect, imperfect, mark, target", GRID)
def test_intended(type_, perfect, imperfect, mark, target):
    event = told(f"يعتزم {ACTOR} أن {imperfect} {after(mark, target)}.", type_)
    assert (event.type, event.status, *who(event)) == (type_, "planned", [ACTOR], [target.removeprefix("ال")])


@pytest.mark.parametrize("type_, perfect, imperfect, mark, target", GRID)
def test_not_done(type_, perfect, imperfect, mark, target):
    assert told(f"ما {perfect} {ACTOR} {after(mark, target)}.", type_) is None


@pytest.mark.parametrize("stance, status", [("accuses", "alleged"), ("unclear", "alleged"), ("denies", "denied")])
@pytest.mark.parametrize("type_, perfect, imperfect, mark, target", GRID)
def test_said_by_others(type_, perfect, imperfect, mark, target, stance, status):
    event = told(f"{perfect} {ACTOR} {after(mark, target)}.", type_, stance=stance)
    assert (event.status, event.statement) == (status, "s")


# sentence, type, actors, targets
NOUNS = [
    ("وقع هجوم نفذه مسلحون على فرنسا.", "ASSAULT", ["مسلحون"], ["فرنسا"]),
    ("استمرت الغارات التي شنتها روسيا على فرنسا.", "ASSAULT/airstrike", ["روسيا"], ["فرنسا"]),
    ("وقع هجوم لمتشددين على فرنسا.", "ASSAULT", ["متشددين"], ["فرنسا"]),
    ("أثار قصف روسيا لفرنسا الغضب.", "ASSAULT/bombing", ["روسيا"], ["فرنسا"]),
    ("قام سامر الحلبي بزيارة رسمية لفرنسا.", "CONSULT/visit", ["سامر الحلبي"], ["فرنسا"]),
    ("أكد الوزير أن رفض سامر الحلبي القرار خطأ.", "REJECT", ["سامر الحلبي"], ["القرار"]),
    ("أثار رفض سامر الحلبي الحوار مع فرنسا الغضب.", "REJECT", ["سامر الحلبي"], ["الحوار"]),
    ("جاءت زيارة سامر الحلبي لفرنسا بعد الانتخابات.", "CONSULT/visit", ["سامر الحلبي"], ["فرنسا"]),
    ("انتهت زيارة سامر الحلبي إلى فرنسا.", "CONSULT/visit", ["سامر الحلبي"], ["فرنسا"]),
    ("تناول لقاء سامر الحلبي وليلى العمري ملف المياه.", "CONSULT/meet", ["سامر الحلبي"], ["ليلى العمري"]),
    ("تناول اللقاء بين سامر الحلبي وليلى العمري ملف المياه.", "CONSULT/meet", ["سامر الحلبي"], ["ليلى العمري"]),
    ("عقد سامر الحلبي اجتماعا مع ليلى العمري.", "CONSULT/meet", ["سامر الحلبي"], ["ليلى العمري"]),
    ("أجرى سامر الحلبي محادثات مع ليلى العمري.", "CONSULT/talk", ["سامر الحلبي"], ["ليلى العمري"]),
    ("وصل سامر الحلبي إلى فرنسا للقاء ليلى العمري.", "CONSULT/meet", ["سامر الحلبي"], ["ليلى العمري"]),
    ("تناولت القمة الفرنسية الألمانية أسعار الغاز.", "CONSULT/meet", ["الفرنسية"], ["الألمانية"]),
    ("وقعت النرويج اتفاقا مع السويد.", "AGREE/sign", ["النرويج"], ["السويد"]),
    ("أسفر القصف التركي للبلدة عن حرائق.", "ASSAULT/bombing", ["التركي"], ["بلدة"]),
    ("شن المسلحون هجوما على الثكنة.", "ASSAULT", ["المسلحون"], ["الثكنة"]),
    ("تعرضت الثكنة لهجوم.", "ASSAULT", [], ["الثكنة"]),
    ("تتواصل حرب إثيوبيا على إريتريا.", "ASSAULT/war", ["إثيوبيا"], ["إريتريا"]),
    ("أعلن مقتل ثلاثة جنود في كينيا.", "ASSAULT/kill", [], ["ثلاثة جنود"]),
    ("فرضت سويسرا عقوبات على بيلاروسيا.", "SANCTION", ["سويسرا"], ["بيلاروسيا"]),
    ("نددت النقابة باعتقال الصحافيين.", "COERCE/arrest", [], ["الصحافيين"]),
    ("تعهدت كندا بتزويد الأردن بالقمح.", "AID/supply", ["كندا"], ["الأردن"]),
    ("هدد المسلحون بقصف المدينة.", "ASSAULT/bombing", ["المسلحون"], ["المدينة"]),
    ("طالب المعلمون الحكومة بالإفراج عن الطلاب.", "RETREAT/release", ["الحكومة"], ["الطلاب"]),
    ("اتهمت اليونان ألبانيا بتسليح المتمردين.", "AID/military", ["ألبانيا"], ["المتمردين"]),
    ("أطلق المسلحون النار على الحافلة.", "ASSAULT/firearms", ["المسلحون"], ["الحافلة"]),
    ("أطلقت السلطات سراح الصحافيين.", "RETREAT/release", ["السلطات"], ["الصحافيين"]),
    ("قطعت ألبانيا علاقاتها مع إيران.", "SANCTION/break-relations", ["ألبانيا"], ["إيران"]),
    ("سحبت كولومبيا سفيرها من بيرو.", "SANCTION/withdraw", ["كولومبيا"], ["بيرو"]),
    ("وصلت تحذيرات من كندا إلى الشركات.", "THREATEN/warn", ["كندا"], []),
]


@pytest.mark.parametrize("text, type_, actors, targets", NOUNS)
def test_nouns_and_carriers(text, type_, actors, targets):
    event = told(text, type_) or pytest.fail("no event") if targets else told(text + " وهي في فرنسا.", type_)
    if event is not None:
        assert (event.type, parties(event, "actor"), parties(event, "target")) == (type_, actors, targets)


@pytest.mark.parametrize(
    "text",
    [
        "لم يعقد سامر الحلبي اجتماعا مع ليلى العمري.",
        "غادر سامر الحلبي القاعة دون لقاء ليلى العمري.",
        "أكد سامر الحلبي عدم مقابلة ليلى العمري.",
        "نشرت وزارة الدفاع ولجنة التحقيق صورا من فرنسا.",
    ],
)
def test_nothing_happened(text):
    assert [event.type for event in found(text) if event.type != "CONSULT/visit"] == []


PARTIES = [
    ("قُتل ثلاثة جنود في الصومال.", "ASSAULT/kill", [], ["ثلاثة جنود"]),
    ("قتل 20 شخصا في الصومال.", "ASSAULT/kill", [], ["20 شخصا"]),
    ("قتل خمسة أشخاص برصاص الشرطة.", "ASSAULT/kill", ["الشرطة"], ["خمسة أشخاص"]),
    ("اعتقل الصحافيون من قبل الشرطة.", "COERCE/arrest", ["الشرطة"], ["الصحافيون"]),
    ("التقى سامر الحلبي ليلى العمري وعادل الرامي.", "CONSULT/meet", ["سامر الحلبي"], ["ليلى العمري", "عادل الرامي"]),
    ("انتقد سامر الحلبي وليلى العمري الحكومة.", "ACCUSE/criticise", ["سامر الحلبي", "ليلى العمري"], ["الحكومة"]),
    ("زار باريس وزير الدفاع سامر الحلبي.", "CONSULT/visit", ["سامر الحلبي"], ["باريس"]),
    ("تظاهر مئات الطلاب أمام البرلمان.", "PROTEST/demonstrate", ["مئات الطلاب"], []),
    ("هاجم مسلحون ملثمون الدورية.", "ASSAULT", ["مسلحون ملثمون"], ["الدورية"]),
    ("عاقبت الحكومة الفرنسية بيلاروسيا.", "SANCTION", ["الحكومة الفرنسية"], ["بيلاروسيا"]),
    ("اتهمت منظمة حقوقية الشرطة بالتقصير.", "ACCUSE", ["منظمة حقوقية"], ["الشرطة"]),
]


@pytest.mark.parametrize("text, type_, actors, targets", PARTIES)
def test_parties(text, type_, actors, targets):
    event = told(text, type_)
    assert (event.type, parties(event, "actor"), parties(event, "target")) == (type_, actors, targets)


@pytest.mark.parametrize(
    "text",
    [
        "قتل عشرة جنود في هجوم شنه مسلحون على فرنسا.",
        "قتل عشرة جنود وأصيب مدنيون في هجوم نفذه مسلحون.",
        "مقتل عشرة جنود بهجوم لمسلحين على فرنسا.",
    ],
)
def test_who_attacks_kills(text):
    event = told(text, "ASSAULT/kill")
    assert ([a.removesuffix("ون").removesuffix("ين") for a in parties(event, "actor")], parties(event, "target")) == (
        ["مسلح"],
        ["عشرة جنود"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "وصلت المساهمة إلى 191 مليار دولار.",
        "بدأ الفريق هجوما مرتدا على فرنسا.",
        "أعلن قطاع الاتصالات في فرنسا أرباحه.",
        "القيادة أيدها الله في فرنسا.",
        "وقف جنود قوات الاحتلال في فرنسا.",
    ],
)
def test_words_in_another_sense(text):
    assert found(text) == []


def test_matches_are_no_events():
    match = "واجه لاعب المنتخب مدرب الفريق في مباراة الدوري. "
    assert found(match + "طالب سامر الحلبي فرنسا بالاعتذار.") == []
    assert [e.type for e in found(match + "اعتقلت الشرطة سامر الحلبي في فرنسا.")] == ["COERCE/arrest"]


def test_capital_stands_for_its_country():
    event = told("فرنسا تنتظر. وعاقبت باريس بيلاروسيا.", "SANCTION")
    assert [(a.entity, a.text, a.code) for a in event.arguments] == [
        ("fr", "باريس", "FRAGOV"), ("by", "بيلاروسيا", "BLRGOV"),
    ]  # fmt: skip


def test_nationality_stands_for_its_country():
    event = told("تركيا بعيدة. وأسفر القصف التركي للبلدة عن حرائق.", "ASSAULT")
    assert [a.entity for a in event.arguments if a.role == "actor"] == ["tr"]


def test_groups_have_codes():
    event = told("هاجم مسلحون الشرطة الفرنسية.", "ASSAULT")
    assert [a.code for a in event.arguments] == ["UAF", "FRACOP"]


def test_pronoun_of_a_noun():
    event = told("قال سامر الحلبي قبل زيارته إلى فرنسا إنه متفائل.", "CONSULT/visit")
    assert who(event) == (["سامر الحلبي"], ["فرنسا"])


def test_an_event_named_again_has_its_parties_date_and_status():
    text = "يزور سامر الحلبي فرنسا يوم 20 يونيو 2024. وقال محللون إن الزيارة مهمة."
    first, second = [event for event in found(text) if event.type == "CONSULT/visit"]
    assert (second.date, second.status) == (first.date, first.status) == ("2024-06-20", "planned")
    assert parties(second, "actor") == parties(first, "actor")


@pytest.mark.parametrize(
    "text, date",
    [
        ("زار سامر الحلبي فرنسا يوم 12 يونيو 2024.", "2024-06-12"),
        ("زار سامر الحلبي فرنسا أمس.", "2024-06-16"),
        ("زار سامر الحلبي فرنسا في مايو 2023.", "2023-05"),
        ("في 12 يونيو 2024، كما علمنا، زار سامر الحلبي فرنسا.", "2024-06-12"),
    ],
)
def test_date(text, date):
    assert told(text, "CONSULT/visit").date == date


@pytest.mark.parametrize(
    "text, status",
    [
        ("من المقرر أن يزور سامر الحلبي فرنسا.", "planned"),
        ("سوف يزور سامر الحلبي فرنسا.", "planned"),
        ("قد يزور سامر الحلبي فرنسا.", "planned"),
        ("زيارة سامر الحلبي المرتقبة إلى فرنسا تثير الجدل.", "planned"),
        ("سامر الحلبي متهم باختطاف الصحافيين.", "alleged"),
        ("نفى سامر الحلبي اختطاف الصحافيين.", "denied"),
        ("زار سامر الحلبي فرنسا.", "happened"),
    ],
)
def test_status(text, status):
    assert [event.status for event in found(text)][-1:] == [status]


@pytest.mark.parametrize(
    "text, quantity",
    [
        ("قتل 20 شخصا في الصومال.", ("شخصا", 20, None)),
        ("قُتل نحو ثلاثة جنود في الصومال.", ("جنود", 3, "نحو")),
        ("قُتل أكثر من 1,500 مدني في الصومال.", ("مدني", 1500, "أكثر من")),
        ("زودت كندا الأردن ب\u06403 ملايين طن.", ("طن", 3_000_000, None)),
    ],
)
def test_quantities(text, quantity):
    (event,) = found(text)
    assert [(q.of, q.value, q.hedge) for q in event.quantities] == [quantity]


MARKUP = re.compile(r"[\[\]{}]")
EXAMPLES = [
    pytest.param(row["example"], row["type"], id=row["key"])
    for table in ("events/triggers.csv", "events/nouns.csv")
    for row in words.rows(table)
    if row["example"]
]


@pytest.mark.parametrize("example, type_", EXAMPLES)
def test_examples_of_the_word_files(example, type_):
    event = told(MARKUP.sub("", example), type_)
    assert event is not None
    assert event.type == type_
    for role, pattern in ("actor", r"\[(.*?)\]"), ("target", r"\{(.*?)\}"):
        wanted = re.findall(pattern, example)
        assert all(any(w in p or p in w for p in parties(event, role)) for w in wanted), (
            role,
            wanted,
            parties(event, role),
        )


def test_every_event_is_shown_by_its_words():
    text = "هاجم مسلحون الدورية أمس، وقتل ثلاثة جنود في الصومال."
    made = found(text)
    assert made
    for event in made:
        assert 0 <= event.start < event.end <= len(text)
        assert all(text[a.start : a.end] == a.text for a in event.arguments)
        assert event.reason.evidence
