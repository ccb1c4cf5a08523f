"""Names in running text: a grid of what opens a name, what kind it is of, what stands attached and where it ends.

Kinds: country, capital, city, region, body, ministry, army, university, company, agency, outlet, event, treaty, person.
Openers: office, office with body, rank, profession, honorific, verb of reporting, given name alone, kunya.
Ends: comma, bracket, verb, particle, nationality, ordinary word, another name, line.
Attached: و ف ب ل ك لل. Not names: bare nationalities, bare descriptions, indefinite bodies, ordinary words spelt alike.
"""

import pytest

from takhrij import marks, records
from takhrij.readings import names

REASON = records.Reason("test", ())


def found(text, kind="body"):
    region = records.Region(id="r", page="p", start=0, end=len(text), kind=kind, article="a", reason=REASON)
    return [(name.text, name.kind) for name in names.spans(marks.read(text), [region])]


PERSON, PLACE, BODY, EVENT, TREATY = "person", "place", "organisation", "event_name", "treaty"

ROWS = [
    # countries and capitals, attached particles
    ("وصل الوفد إلى فرنسا مساء أمس", [("فرنسا", PLACE)]),
    ("عاد من باريس وروما", [("باريس", PLACE), ("روما", PLACE)]),
    ("وبفرنسا ولألمانيا", [("فرنسا", PLACE), ("ألمانيا", PLACE)]),
    ("صادرات القمح للصين", [("صين", PLACE)]),
    ("الولايات المتحدة الأمريكية واليابان", [("الولايات المتحدة الأمريكية", PLACE), ("اليابان", PLACE)]),
    ("بين كوريا الشمالية وكوريا الجنوبية", [("كوريا الشمالية", PLACE), ("كوريا الجنوبية", PLACE)]),
    ("حدود المملكة العربية السعودية", [("المملكة العربية السعودية", PLACE)]),
    ("مطار في بيونج يانج", [("بيونج يانج", PLACE)]),
    ("اجتماع بواشنطن", [("واشنطن", PLACE)]),
    ("نزح السكان إلى ليبيا ومصر والسودان", [("ليبيا", PLACE), ("مصر", PLACE), ("السودان", PLACE)]),
    # nationalities and descriptions are no names
    ("الوفد الفرنسي والجانب الياباني", []),
    ("أعلنت الوزارة في بيان أن العمل مستمر", []),
    ("قال الرئيس الروسي إن القمة مفيدة", []),
    ("ذكرت وسائل إعلام كورية أن المصنع توقف", []),
    ("كان الجو باردا في المساء", []),
    ("شركة أمريكية تستثمر في المصانع", []),
    ("رئيس الوزراء ووزير الخارجية", []),
    ("قوات حكومية تتقدم ببطء", []),
    ("ارتفعت أسعار المواد الغذائية في الأسواق", []),
    ("جامعة حكومية جديدة", []),
    ("وكالة نبأ ليفنبورغ (ن ل ب)", [("وكالة نبأ ليفنبورغ", BODY), ("ن ل ب", BODY)]),
    ("زار جمهورية ليفنبورغ أمس", [("ليفنبورغ", PLACE)]),
    # cities and regions that no list knows
    ("انفجار في مدينة كوردالين", [("كوردالين", PLACE)]),
    ("سكان بلدة فيرتوغراد ينتظرون", [("فيرتوغراد", PLACE)]),
    ("في إقليم بانشيرستان شرق البلاد", [("بانشيرستان", PLACE)]),
    ("محافظة مارزيبول الساحلية", [("مارزيبول", PLACE)]),
    ("انفجار في مدينة كوردالين. وعادت كوردالين إلى الهدوء", [("كوردالين", PLACE)] * 2),
    ("قرية تشانغ مينغ الجبلية", [("تشانغ مينغ", PLACE)]),
    ("في مدينة سانت كوردالين", [("سانت كوردالين", PLACE)]),
    # bodies in the gazetteer
    ("قرار مجلس الأمن الدولي", [("مجلس الأمن الدولي", BODY)]),
    ("مندوب دائم للأمم المتحدة", [("أمم المتحدة", BODY)]),
    ("عقوبات الاتحاد الأوروبي", [("الاتحاد الأوروبي", BODY)]),
    ("قوات حلف شمال الأطلسي (الناتو)", [("حلف شمال الأطلسي", BODY), ("الناتو", BODY)]),
    # headed names
    ("أعلنت وزارة الخارجية الفرنسية الاثنين", [("وزارة الخارجية الفرنسية", BODY)]),
    ("نفت وزارة الداخلية ذلك", [("وزارة الداخلية", BODY)]),
    ("وزارة التربية والتعليم تؤجل الامتحانات", [("وزارة التربية والتعليم", BODY)]),
    ("أكد الجيش السلوفاكي جاهزيته", [("الجيش السلوفاكي", BODY)]),
    ("مسؤول في الحكومة اليونانية", [("الحكومة اليونانية", BODY)]),
    ("تعهد للحكومة اليونانية", [("حكومة اليونانية", BODY)]),
    ("باحث في جامعة ليفنبورغ", [("جامعة ليفنبورغ", BODY)]),
    ("وقعت شركة فيندالور عقدا", [("فيندالور", BODY)]),
    ("أرباح شركة النفط الوطنية", [("شركة النفط الوطنية", BODY)]),
    ("تقرير وكالة حماية البيئة", [("وكالة حماية البيئة", BODY)]),
    ("مسلحو جبهة تحرير ماردوستان", [("جبهة تحرير ماردوستان", BODY)]),
    ("بحسب وكالة الأنباء السلوفينية الرسمية", [("وكالة الأنباء السلوفينية", BODY)]),
    ("حكم المحكمة العليا البرازيلية", [("المحكمة العليا البرازيلية", BODY)]),
    ("طلاب جامعة الملك سليمان الثالث", [("جامعة الملك سليمان الثالث", BODY)]),
    # press
    ("وفق ما نقلت رويترز", [("رويترز", BODY)]),
    ("(رويترز)", [("رويترز", BODY)]),
    ("وكالة الصحافة الفرنسية", [("وكالة الصحافة الفرنسية", BODY)]),
    ("صورة من المكان (أ.ف.ب)", [("أ.ف.ب", BODY)]),
    ("صورة من المكان (أ ف ب)", [("أ ف ب", BODY)]),
    ("كتبت صحيفة «الغارديان» البريطانية", [("الغارديان", BODY)]),
    ("قال لصحيفة «لافيندور» المحلية", [("لافيندور", BODY)]),
    # persons: offices
    ("وزير الخارجية الروسي سيرغي دوبرالوف", [("سيرغي دوبرالوف", PERSON)]),
    ("قال مستشار الأمن القومي، مارك هندرفيلد، إن", [("مارك هندرفيلد", PERSON)]),
    ("الرئيس ماركو فينداليني", [("ماركو فينداليني", PERSON)]),
    ("رئيسة الوزراء إلسا هولمبرغ", [("إلسا هولمبرغ", PERSON)]),
    ("رئيس وزراء كارفونيا ستيفار لينغوس", [("كارفونيا", PLACE), ("ستيفار لينغوس", PERSON)]),
    ("لرئيس البلدية دانيلو كورتازي", [("دانيلو كورتازي", PERSON)]),
    ("نائب وزير الدفاع الكوري بارك سونغ تشول", [("بارك سونغ تشول", PERSON)]),
    ("المتحدث باسم الحكومة اليونانية نيكوس فارداكيس", [("الحكومة اليونانية", BODY), ("نيكوس فارداكيس", PERSON)]),
    ("الخبير في شؤون آسيا، قسطنطين بورالوف، يرى", [("آسيا", PLACE), ("قسطنطين بورالوف", PERSON)]),
    # ranks, professions, honorifics
    ("العقيد فيكتور بارتشيك", [("فيكتور بارتشيك", PERSON)]),
    ("الجنرال المتقاعد توماس ويلبرغ", [("توماس ويلبرغ", PERSON)]),
    ("الدكتور سامر الحلبي", [("سامر الحلبي", PERSON)]),
    ("السيدة نيلا أوريفا", [("نيلا أوريفا", PERSON)]),
    ("الشيخ عبد الرحمن بن خالد", [("عبد الرحمن بن خالد", PERSON)]),
    ("المحلل السياسي يورغن هافلمان", [("يورغن هافلمان", PERSON)]),
    ("الطبيبة هانا ليندكفيست", [("هانا ليندكفيست", PERSON)]),
    # verbs of reporting, given names, apposition
    ("قال سامر الحلبي إن الطريق مغلقة", [("سامر الحلبي", PERSON)]),
    ("وأضاف كريستوف بيلانجيه أن", [("كريستوف بيلانجيه", PERSON)]),
    ("وأكد دوبرالوف: «لن نعود»", [("دوبرالوف", PERSON)]),
    ("التقى جون هاريسفيلد في المساء", [("جون هاريسفيلد", PERSON)]),
    ("حضر محمد بن سالم العجلوني الحفل", [("محمد بن سالم العجلوني", PERSON)]),
    ("دخل أبو طارق الدمشقي القاعة", [("أبو طارق الدمشقي", PERSON)]),
    ("تحدث عبد الله الكردفاني طويلا", [("عبد الله الكردفاني", PERSON)]),
    ("رحبت ليلى عبد القادر بالقرار", [("ليلى عبد القادر", PERSON)]),
    # ends
    ("الوزير أندريه كورباتوف (يسار) يصافح", [("أندريه كورباتوف", PERSON)]),
    ("الوزير أندريه كورباتوف يصل إلى روما", [("أندريه كورباتوف", PERSON), ("روما", PLACE)]),
    ("الوزير أندريه كورباتوف ونظيره", [("أندريه كورباتوف", PERSON)]),
    ("سيرغي دوبرالوف وأندريه كورباتوف", [("سيرغي دوبرالوف", PERSON), ("أندريه كورباتوف", PERSON)]),
    ("الرئيس تشانغ هو جين", [("تشانغ هو جين", PERSON)]),
    ("السيناتور جان-بيار موروفال", [("جان-بيار موروفال", PERSON)]),
    ("السفير لودفيغ فان درفيلدن", [("لودفيغ فان درفيلدن", PERSON)]),
    # short forms
    ("التقى الوزير سيرغي دوبرالوف نظيره. وقال دوبرالوف إنه راض", [("سيرغي دوبرالوف", PERSON), ("دوبرالوف", PERSON)]),
    ("استقبل الرئيس تشوي دونغ ووك الوفد. ثم ودع تشوي ضيوفه", [("تشوي دونغ ووك", PERSON), ("تشوي", PERSON)]),
    ("التقى الوزير سيرغي دوبرالوف نظيره. وبالنسبة لدوبرالوف", [("سيرغي دوبرالوف", PERSON), ("دوبرالوف", PERSON)]),
    # events and treaties
    ("بعد الحرب العالمية الثانية", [("الحرب العالمية الثانية", EVENT)]),
    ("معاهدة حظر الانتشار النووي", [("معاهدة حظر الانتشار النووي", TREATY)]),
    ("خلال كأس العالم", [("كأس العالم", EVENT)]),
    # hashtags
    ("انتشر وسم #كوريا_الشمالية بسرعة", [("كوريا_الشمالية", PLACE)]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_names(text, expected):
    assert found(text) == expected


BYLINES = [
    ("روما - سامر الحلبي", [("روما", PLACE), ("سامر الحلبي", PERSON)]),
    ("نيلا أوريفا", [("نيلا أوريفا", PERSON)]),
    ("كتب: هشام الوراقي", [("هشام الوراقي", PERSON)]),
]


@pytest.mark.parametrize(("text", "expected"), BYLINES)
def test_bylines(text, expected):
    assert found(text, "byline") == expected


@pytest.mark.parametrize("kind", ["keywords", "furniture", "teaser"])
def test_only_what_is_of_the_article_is_read(kind):
    assert found("فرنسا", kind) == []


def test_every_name_is_its_place_and_has_a_reason():
    text = "قال وزير الدفاع الفرنسي سامر لاندوف في بروكسل إن لاندوف باق."
    region = records.Region(id="r", page="p", start=0, end=len(text), kind="body", article="a", reason=REASON)
    article = records.Article(
        id="a", page="p", title=None, outlet=None, byline=None, dateline=None, agency=None, retells=None, owner=None,
        published=None, language="ar", version_of=None, reason=REASON,
    )  # fmt: skip
    for name in names.find(article, [region], marks.read(text)):
        assert text[name.start : name.end] == name.text
        assert name.reason.rule
        assert name.reason.evidence[0] == records.Place("p", name.start, name.end)
