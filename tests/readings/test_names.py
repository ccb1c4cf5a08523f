"""Names in running text: the grid of the tables `test_names_*.py`, the lines around the text, and what holds of every name.

Rows are written from the language over this grid, never from what the program finds or a page says.

Kinds: country, capital for its government, city, town, region of a country or of the world, water, mountain, island, site,
street; ministry, government, army, police, court, parliament, party, armed group, company, bank, university, club,
international body with its abbreviation, agency, outlet with and without quotation marks; war, operation with a code name,
conference, feast, games, storm; treaty; person.
Persons: Arabic of two to six parts, بن آل أبو أم عبد, the Gulf, the Maghreb, Egypt, the Levant, Iraq, the Sudan, Kurdish, Persian,
Turkish, Hebrew, Russian with the father's name, East Asian, African, South Asian, Western with small words and hyphens.
Openers: office, office with body or place, rank, profession, honorific, nationality, verb of reporting, other verb, none; dual,
plural and feminine titles. A name stands first, after its verb, after a preposition, in a list, in brackets, in quotation marks,
in apposition; in a headline, caption, byline, dateline, hashtag. Attached: و ف ب ل ك لل.
Ends: comma, bracket, verb, particle, nationality, adjective, time, age, relative clause, أن, another title, line.
Not names: nationalities, bodies and offices without a name, indefinite bodies, words that are names elsewhere, numbers, things that
are of none of the five kinds (a name written in the place where an ordinary word of the same letters stands is its own table).
"""

import pytest
from naming import BODY, PERSON, PLACE, REASON, found, unread

from takhrij import marks, records
from takhrij.readings import names

LINES = [
    # headlines
    ("title", "لاندوفسكي: لن نغادر الاتحاد", [("لاندوفسكي", PERSON)]),
    unread("title", "هوفشتيتر تلتقي بنفينوتي في فيينا", [("هوفشتيتر", PERSON), ("بنفينوتي", PERSON), ("فيينا", PLACE)]),
    ("title", "مصر.. انتشال ثلاثة عالقين من بئر", [("مصر", PLACE)]),
    ("title", "واشنطن تلوّح بالعقوبات وبكين ترد", [("واشنطن", PLACE), ("بكين", PLACE)]),
    ("title", "«نوفاترون» تسرّح ألف عامل", [("نوفاترون", BODY)]),
    ("title", "رئيس كارفونيا: لا انتخابات هذا العام", [("كارفونيا", PLACE)]),
    unread("title", "بالصور: السيول تعزل بريسكاتا", [("بريسكاتا", PLACE)]),
    ("title", "من هو نديم الشلبي مرشح حزب النهر؟", [("نديم الشلبي", PERSON), ("حزب النهر", BODY)]),
    ("subtitle", "الناتو يدرس الطلب وأوتاوا تتحفظ", [("الناتو", BODY), ("أوتاوا", PLACE)]),
    ("heading", "مخاوف في بولندا", [("بولندا", PLACE)]),
    unread("heading", "ماذا يريد فارغانيسي؟", [("فارغانيسي", PERSON)]),
    # captions and their credits
    ("caption", "رجال إطفاء أمام فندق محترق في ليما (رويترز)", [("ليما", PLACE), ("رويترز", BODY)]),
    ("caption", "الوزير ألدو فارغانيسي يتفقد السد (أ.ف.ب)", [("ألدو فارغانيسي", PERSON), ("أ.ف.ب", BODY)]),
    ("caption", "من اليمين: هالة درويش وجوليو بنفينوتي - غيتي", [("هالة درويش", PERSON), ("جوليو بنفينوتي", PERSON), ("غيتي", BODY)]),
    unread("caption", "تصوير: بدر الغماري", [("بدر الغماري", PERSON)]),
    # bylines
    ("byline", "روما - سامر الحلبي", [("روما", PLACE), ("سامر الحلبي", PERSON)]),
    unread("byline", "نيلا أوريفا", [("نيلا أوريفا", PERSON)]),
    ("byline", "كتب: هشام الوراقي", [("هشام الوراقي", PERSON)]),
    ("byline", "كتبت - رباب عبد المنعم", [("رباب عبد المنعم", PERSON)]),
    ("byline", "بقلم/ د. صبحي غندور", [("صبحي غندور", PERSON)]),
    ("byline", "ترجمة: لمى الأتاسي وآدم برغوث", [("لمى الأتاسي", PERSON), ("آدم برغوث", PERSON)]),
    # datelines
    ("dateline_byline", "الجزائر: بوعلام حمادوش", [("الجزائر", PLACE), ("بوعلام حمادوش", PERSON)]),
    ("dateline_byline", "باريس - أ ف ب", [("باريس", PLACE), ("أ ف ب", BODY)]),
    ("dateline_byline", "القدس، رام الله - مراسلونا", [("القدس", PLACE), ("رام الله", PLACE)]),
    unread("body", "عمان - بترا: انخفضت أسعار الزيت", [("عمان", PLACE), ("بترا", BODY)]),
    ("body", "موسكو (د ب أ) - وصلت الشحنة الأولى", [("موسكو", PLACE), ("د ب أ", BODY)]),
    # hashtags
    ("body", "تضامنوا تحت وسم #مارتا_كازانوفا لأيام", [("مارتا_كازانوفا", PERSON)]),
    ("body", "تصدر #حزب_النهر الترند", [("حزب_النهر", BODY)]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), LINES)
def test_lines_around_the_text(kind, text, expected):
    assert found(text, kind) == expected


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
