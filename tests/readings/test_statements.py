"""Statements: one row a construction.

The grid: cue family (verb, participle, masdar, noun, frame, headline, relay) × order (cue first, speaker first, content
first, speaker left out) × opener (أنّ, بأنّ, إلى أنّ, colon, bare noun, preposition) × quotation (none, whole, part,
names in marks).
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import plain, said, spoken_by, statements_of

# example, stance, kind, chain (names, nearest to the article first)
ROWS = [
    # cue first
    ("قال [وزير الزراعة] إن {موسم القمح كان جيدا}.", "asserts", "indirect", []),
    ("وأوضحت [مديرة المدرسة] أن {الدوام يبدأ الأحد}.", "asserts", "indirect", []),
    ("أشار [التقرير] إلى أن {منسوب النهر انخفض مترا}.", "asserts", "indirect", []),
    ("شدد [المحافظ] على أن {الجسر آمن}.", "asserts", "indirect", []),
    ("اعترف [المقاول] بأن {الأساسات ضعيفة}.", "asserts", "indirect", []),
    ("حذر [خبراء] من أن {السد مهدد}.", "warns", "indirect", []),
    ("يعتقد [مراقبون] أن {المفاوضات ستطول}.", "expects", "indirect", []),
    ("توقعت [هيئة الأرصاد] أن {تهطل الأمطار}.", "expects", "indirect", []),
    ("تعهد [رئيس البلدية] بأن {ينجز المشروع}.", "announces", "indirect", []),
    ("طالب [المحتجون] بأن {يرحل المدير}.", "demands", "indirect", []),
    ("زعم [البائع] أن {البضاعة أصلية}.", "asserts", "indirect", []),
    # speech
    ("قال [الطبيب]: «{حالة المريض مستقرة}».", "asserts", "direct", []),
    ('قالت [الجارة] "{سمعنا صوتا قويا}".', "asserts", "direct", []),
    ("أضاف [المدرب]: “{سنعود أقوى}”.", "announces", "direct", []),
    ("قال [الناطق] إن «{الحادث لن يتكرر}».", "expects", "direct", []),
    ("أكد [الوزير] أن {الخطة «جاهزة تماما» منذ أشهر}.", "asserts", "mixed", []),
    ("قال [المتحدث] إن {سفينة «الأمل» وصلت}.", "asserts", "indirect", []),
    # a noun phrase is said
    ("أدان [مجلس المدينة] {الهجوم على الحديقة}.", "condemns", "indirect", []),
    ("نفت [الشركة] {أي تأخير في التسليم}.", "denies", "indirect", []),
    ("رحبت [النقابة] ب{قرار المحكمة}.", "praises", "indirect", []),
    ("دعا [الإمام] إلى {التهدئة}.", "demands", "indirect", []),
    ("حذرت [وزارة الصحة] من {انتشار المرض}.", "warns", "indirect", []),
    ("أعلنت [وزارة النقل] {إغلاق الطريق الساحلي}.", "announces", "indirect", []),
    ("أعلنت [الشرطة] {مقتل ثلاثة أشخاص}.", "asserts", "indirect", []),
    # who is spoken to is not what is said
    ("طالب [النواب] الحكومة ب{خفض الضرائب}.", "demands", "indirect", []),
    ("أبلغ [السائق] الشرطة أن {المكابح تعطلت}.", "asserts", "indirect", []),
    # speaker first
    ("[الوزير] أكد أن {الأسعار مستقرة}.", "asserts", "indirect", []),
    ("لكن [الشركة] نفت {وجود خلل}.", "denies", "indirect", []),
    ("وكان [المدير] قد حذر من {نقص الدواء}.", "warns", "indirect", []),
    # content first
    ("{انتهت أعمال الترميم}، وفقا ل[مدير المتحف].", "asserts", "indirect", []),
    ("{لم يصب أحد}، بحسب [الشرطة].", "asserts", "indirect", []),
    ("{سقط الجدار ليلا}، حسبما ذكرت [مصادر محلية].", "asserts", "indirect", []),
    ("«{لا أحد فوق القانون}»، قال [القاضي].", "asserts", "direct", []),
    # frame first
    ("وبحسب [مصادر طبية]، {نقل الجرحى إلى مستشفيين}.", "asserts", "indirect", []),
    # nouns
    ("وسط تحذيرات من [خبراء البيئة] بشأن {تلوث النهر}.", "warns", "indirect", []),
    # headlines are told apart from places
]


@pytest.mark.parametrize(("example", "stance", "kind", "chain"), ROWS)
def test_construction(example, stance, kind, chain):
    text, speakers, contents = plain(example)
    found = statements_of(text)
    assert [(said(text, s), spoken_by(text, s), s.stance, s.kind, [link.name for link in s.chain]) for s in found] == [
        (
            " … ".join(text[c.start : c.end] for c in contents),
            text[speakers[0].start : speakers[0].end] if speakers else "",
            stance,
            kind,
            chain,
        )
    ]


SEVERAL = [
    # text, (content, speaker text, chain) of each statement
    (
        "قال العمدة سامي نصار إن الطريق مغلقة. وأضاف أن فتحها يحتاج إلى أسبوع.",
        [("الطريق مغلقة", "العمدة سامي نصار", []), ("فتحها يحتاج إلى أسبوع", "العمدة سامي نصار", [])],
    ),
    (
        "نقلت وكالة رويترز عن مسؤول محلي قوله إن المصنع توقف.",
        [("المصنع توقف", "مسؤول محلي", ["رويترز"])],
    ),
    (
        "قال مدير المستشفى لوكالة رويترز إن الجرحى عشرة، مضيفا أن حالتين حرجتان.",
        [("الجرحى عشرة", "مدير المستشفى", ["رويترز"]), ("حالتين حرجتان", "مدير المستشفى", ["رويترز"])],
    ),
    (
        "قالت الوزيرة إن الخبراء حذروا من أن السد ضعيف.",
        [
            ("الخبراء حذروا من أن السد ضعيف", "الوزيرة", []),
            ("السد ضعيف", "الخبراء", ["الوزيرة"]),
        ],
    ),
    (
        "وقال الدفاع المدني إن الحريق أخمد، بحسب وكالة رويترز.",
        [("الحريق أخمد", "الدفاع المدني", ["رويترز"])],
    ),
    # a paper that names its source is a link; another's paper is one too
    (
        "ذكرت وكالة رويترز، نقلا عن مسؤول محلي، أن المصنع توقف.",
        [("المصنع توقف", "مسؤول محلي", ["رويترز"])],
    ),
    (
        "قالت وكالة رويترز إن المصنع توقف، نقلا عن مسؤول محلي.",
        [("المصنع توقف", "مسؤول محلي", ["رويترز"])],
    ),
    # what is told stands within what is said of it, and is not continued behind that
    (
        "نفى المحافظ صحة ما تناقلته وسائل إعلام عن إغلاق المطار، مضيفا أن الرحلات مستمرة.",
        [
            ("صحة ما تناقلته وسائل إعلام عن إغلاق المطار", "المحافظ", []),
            ("إغلاق المطار", "وسائل إعلام", ["المحافظ"]),
            ("الرحلات مستمرة", "المحافظ", []),
        ],
    ),
    # who counts reports; whose people count, reports by them
    (
        "قالت وكالة رويترز إن وزارة الصحة أحصت 12 إصابة في المخيم.",
        [
            ("وزارة الصحة أحصت 12 إصابة في المخيم", "وكالة رويترز", []),
            ("12 إصابة في المخيم", "وزارة الصحة", ["وكالة رويترز"]),
        ],
    ),
    ("وقالت المديرة إن فرقها أحصت 12 إصابة.", [("فرقها أحصت 12 إصابة", "المديرة", [])]),
    ("لم يقل الوزير إن الأسعار سترتفع.", []),
    ("ويشار إلى أن المدينة تأسست قبل قرن.", []),
    ("يُتوقع أن تهطل الأمطار.", []),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several(text, expected):
    found = statements_of(text)
    assert [(said(text, s), s.speaker_text, [link.name for link in s.chain]) for s in found] == expected


def test_headline_of_a_speaker():
    text = "وزير الداخلية: لا تغيير في موعد الانتخابات"
    assert [(said(text, s), s.speaker_text) for s in statements_of(text, "title")] == [
        ("لا تغيير في موعد الانتخابات", "وزير الداخلية")
    ]


def test_a_country_before_a_colon_is_where_not_who():
    assert statements_of("فرنسا: ثلاثة قتلى في حادث قطار", "title") == []


TEXTS = [plain(example)[0] for example, *_ in ROWS] + [text for text, _ in SEVERAL]
NOISE = st.lists(st.sampled_from(["«", "»", '"', "“", "”", "'", ":", "،", ".", "(", ")", " ", "\n"]), max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), NOISE, st.randoms(use_true_random=False))
def test_broken_punctuation_breaks_nothing(text, noise, random):
    for mark in noise:
        place = random.randrange(len(text) + 1)
        text = text[:place] + mark + text[place:]
    for statement in statements_of(text):
        for span in (*statement.content, *statement.cue):
            assert 0 <= span.start < span.end <= len(text)
        assert not any(c.start < k.end and k.start < c.end for c in statement.content for k in statement.cue)
        assert statement.inside != statement.id
