"""Which language a page is in: rows of invented sentences; what is unclear and in Arabic letters is Arabic."""

import unicodedata

import pytest
from reading_articles import page

from takhrij import articles, marks, words
from takhrij.articles import language
from takhrij.pipeline import within
from takhrij.records import Article, Dropped, Region

ARABIC = "أعلنت بلدية مرسى الرمل أن الجسر القديم فوق نهر السنديان سيفتح من جديد بعد أعمال ترميم دامت عامين كاملين."
ENGLISH = "The mayor of the town said that the old bridge over the river is safe again after two years of repairs."
PERSIAN = "شهردار این شهر گفت که پل قدیمی روی رودخانه پس از دو سال تعمیر برای مردم باز شده است."
MENU = "الرئيسية\nسياسة\nاقتصاد\nرياضة\nثقافة وفنون\nمقالات الرأي\nمن نحن\nاتصل بنا\nشارك الخبر"


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        # Arabic, whatever it is typed with, whatever it speaks of, however short
        (ARABIC, "ar"),
        ("خبر", "ar"),
        ("عاجل", "ar"),
        ("زلزال خفيف يهز ساحل كارفونيا", "ar"),
        ("قتيلان وثلاثة جرحى", "ar"),
        ("برلمان كارفونيا يقر ميزانية جديدة", "ar"),
        ("قال له: ما به من بأس.", "ar"),
        ("وزير خارجية إيران يصل سفاندور", "ar"),
        ("من در إلى در: رحلة عامل بناء", "ar"),
        ("هل شد الرئيس الرحال إلى مرسى؟", "ar"),
        ("أكراد كارفونيا: كرد من الجبل وكرد من الساحل", "ar"),
        ("وصل الرئيس الی المدینة فی زیارة رسمیة تستمر یومین وقال ان العلاقات قویة بین البلدین", "ar"),
        ("استقبل الوزیر نظیره فی مکتبه وناقش معه کل الملفات المشترکة", "ar"),
        ("پنجر كيكه وچاي وبپسي: دكاكين شارع البلدية", "ar"),
        ("رئيس شركة پورتا: نبيع في گالري سفاندور وڤيلا مرسى", "ar"),
        ("وقال بالفارسية «ما مى توانيم» أي نحن نستطيع، ثم غادر القاعة.", "ar"),
        ("أعلن المرشد في كلمته أن «جمهوری اسلامی ایران» لن تتنازل عن حقها في الملاحة.", "ar"),
        ("قَالَ المُحافِظُ إِنَّ السَّدَّ آمِنٌ", "ar"),
        ("انا مش عارف هو راح فين النهارده", "ar"),
        ("ده كلام فارغ يا عم، دي حكاية قديمة", "ar"),
        ("شو هيدا؟ بدي روح عالبيت هلق", "ar"),
        ("شنو صار اليوم بالسوك؟ هاي السالفة ما تخلص", "ar"),
        ("گال الچبير: شگد صرفت هالسنة؟", "ar"),
        ("واش كاين شي جديد اليوم؟ بزاف ديال الناس جاو", "ar"),
        ("وش السالفة؟ ايش صار امس", "ar"),
        (
            "\ufe83\ufecb\ufee0\ufee8\ufe96 \ufe8d\ufedf\ufe92\ufee0\ufeaa\ufef3\ufe94 \ufecb\ufee6 \ufe8d\ufed3\ufe98\ufe98\ufe8e\ufea1 \ufe8d\ufedf\ufea0\ufeb4\ufeae",
            "ar",
        ),
        ("السعر 25.50 USD من eShop عبر www.souq.example اليوم", "ar"),
        # Persian, Dari
        (PERSIAN, "fa"),
        ("شهردار گفت که پل باز شد", "fa"),
        ("به گزارش خبرگزاری کوهستان، باران این هفته ادامه دارد", "fa"),
        ("وزير خارجه كشور همسايه با رئيس جمهور ديدار كرد", "fa"),
        ("می\u200cخواهیم این پل را برای همه\u200cی مردم بسازیم", "fa"),
        ("قیمت نان در روستاهای کوهستان بیشتر شده است", "fa"),
        ("او گفت: «بسم الله الرحمن الرحيم» و سپس درباره آب و نان با مردم شهر سخن گفت", "fa"),
        ("والی ولایت می گوید که مکتب های دختران باز خواهند شد", "fa"),
        # Urdu, Punjabi
        ("میئر نے کہا ہے کہ پرانا پل عوام کے لیے کھول دیا گیا ہے", "ur"),
        ("وزیر اعلیٰ کا دورہ ملتوی", "ar"),  # no small word but one: unclear
        ("بارش کی وجہ سے سڑکیں بند ہو گئیں", "ur"),
        ("حکومت نے القاعدہ اور دیگر تنظیموں پر پابندی لگا دی", "ur"),
        ("اسکول کل سے کھلیں گے", "ur"),
        ("شہر دے میئر نے آکھیا اے پئی پل لوکاں لئی کھول دتا گیا اے تے ہن کوئی خطرہ نئیں", "pnb"),
        # Kurdish
        ("سەرۆکی شارەوانی گوتی کە پردەکە بۆ هەموو کەس کرایەوە", "ckb"),
        ("باران لە شارەکە باری و رێگاکان داخران", "ckb"),
        ("سه\u200cره\u200cك و په\u200cرله\u200cمان", "ar"),  # typed with ه and joiners: unclear
        ("Şaredar got ku pira kevn ji bo her kesî hatiye vekirin û ew êdî bi ewle ye.", "ku"),
        # Pashto, Sindhi, Uyghur, Azerbaijani, Malay
        ("د ښار مشر وویل چې پخوانی پل د خلکو لپاره بېرته پرانیستل شو", "ps"),
        ("باران په دې سیمه کې ډېر زیانونه اړولي دي", "ps"),
        ("شهر جي ميئر چيو آهي ته پراڻي پل ماڻهن لاءِ کولي وئي آهي", "sd"),
        ("مينهن سبب رستا بند ٿي ويا آهن", "sd"),
        ("شەھەر باشلىقى كونا كۆۋرۈك خەلق ئۈچۈن ئېچىلدى دېدى", "ug"),
        ("بۇ يىل يامغۇر كۆپ ياغدى", "ug"),
        ("شهرین باشچیسی دئدی کی کؤهنه کؤرپو خالق اوچون آچیلیب و ایندی داها یاخشی دیر", "azb"),
        ("داتوق بندر بركات جمبتن لام ايت تله دبوك سمولا اونتوق سموا اورڠ", "ms"),
        # Latin letters
        (ENGLISH, "en"),
        ("He said that.", "en"),
        ("Rain is expected in the north of the country", "en"),
        ("Le maire a déclaré que le vieux pont est ouvert à nouveau pour les habitants", "fr"),
        ("El alcalde dijo que el puente viejo está abierto para los vecinos", "es"),
        ("Il sindaco ha detto che il vecchio ponte è aperto per gli abitanti", "it"),
        ("Der Bürgermeister sagte, dass die alte Brücke wieder offen ist", "de"),
        ("O prefeito disse que a ponte velha está aberta para os moradores", "pt"),
        ("De burgemeester zei dat de oude brug weer open is voor het verkeer", "nl"),
        ("Belediye başkanı eski köprünün halk için yeniden açıldığını ve güvenli olduğunu dedi", "tr"),
        ("Bələdiyyə sədri dedi ki, köhnə körpü xalq üçün açılıb və bu gün təhlükəsizdir", "az"),
        ("Wali kota mengatakan bahwa jembatan lama itu sudah dibuka untuk warga", "id"),
        ("Duqa magaaladu wuxuu sheegay in buundadii hore la furay oo ay tahay mid ammaan ah", "so"),
        ("Meya alisema kuwa daraja la zamani limefunguliwa kwa watu wa mji", "sw"),
        ("Gradonačelnik je rekao da je stari most otvoren za sve i da je siguran", "bs"),
        ("ana mish 3aref howa ra7 fein", "und"),
        ("Lorem ipsum dolor", "und"),
        # other scripts
        ("Мэр города сказал, что старый мост снова открыт для всех", "ru"),
        ("Мер міста сказав, що старий міст знову відкрито для всіх, і він є безпечний", "uk"),
        ("Кметът каза, че старият мост е отворен за всички и ще се ползва", "bg"),
        ("Градоначелник је рекао да је стари мост отворен за све", "sr"),
        ("ראש העיר אמר כי הגשר הישן נפתח מחדש", "he"),
        ("Ο δήμαρχος είπε ότι η γέφυρα άνοιξε", "el"),
        ("市長は古い橋が再び開通したと述べた", "ja"),
        ("市长说旧桥已经重新开放", "zh"),
        ("시장은 오래된 다리가 다시 열렸다고 말했다", "ko"),
        ("महापौर ने कहा कि पुराना पुल फिर से खुल गया है", "hi"),
        ("ከንቲባው ድልድዩ ተከፍቷል አሉ", "am"),
        # none
        ("", "zxx"),
        ("2024 - 10:40", "zxx"),
        ("* * *", "zxx"),
    ],
)
def test_a_sentence_is_in_its_language(sentence, key):
    assert language.of(sentence).key == key


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ((MENU, ENGLISH, ENGLISH), "en"),
        ((MENU, PERSIAN, PERSIAN), "fa"),
        (("Home\nNews\nSport\nOpinion\nAbout us\nShare on Facebook\nContact", ARABIC), "ar"),
        (("Home\nNews\nSport\nOpinion\nAbout us\nShare on Facebook\nContact", "قتل شخصان في حريق اليوم."), "ar"),
        ((ARABIC, "We use cookies on this site so that it works. " * 6), "ar"),  # a brief under a foreign notice
        ((ENGLISH * 8, "نستخدم ملفات تعريف الارتباط في هذا الموقع."), "en"),
        ((ARABIC, ENGLISH), "ar"),  # a page in two languages
        ((ARABIC, "وقال بالفارسية:", PERSIAN[:40], ARABIC), "ar"),
        ((PERSIAN, PERSIAN, "إن الله مع الصابرين", PERSIAN), "fa"),
        ((ARABIC * 400,), "ar"),
    ],
)
def test_a_page_is_in_the_language_of_its_text(lines, key):
    assert language.of("\n".join(lines)).key == key


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("sentence", "key"), [(ARABIC, "ar"), (PERSIAN, "fa"), ("Şaredar got ku pira kevn ji bo her kesî ye.", "ku")]
)
def test_marks_may_stand_apart_from_their_letters(form, sentence, key):
    assert language.of(unicodedata.normalize(form, sentence)).key == key


def test_a_small_word_has_only_letters_of_its_language():
    letters = {each.language.key: each.letters for known in language.languages().values() for each in known}
    strange = [
        (key, word) for word, keys in language.small_words().items() for key in keys if not set(word) <= letters[key]
    ]
    assert strange == []


def test_a_language_stands_once_for_each_of_its_scripts():
    rows = [(row["key"], row["script"]) for row in words.rows("languages/languages.csv")]
    assert len(set(rows)) == len(rows)
    assert language.name("ckb") == "Kurdish"


@pytest.mark.parametrize(
    ("lines", "kept", "spoken", "why"),
    [
        ((ARABIC, ARABIC), ("ar",), "ar", None),
        ((PERSIAN, PERSIAN), ("ar",), None, "in Persian, not in Arabic"),
        ((PERSIAN, PERSIAN), ("ar", "fa"), "fa", None),
        ((PERSIAN, PERSIAN), ("ar", "ckb"), None, "in Persian, not in Arabic or Kurdish"),
        ((MENU, ENGLISH, ENGLISH), ("en",), "en", None),
        ((ARABIC, ARABIC), ("en",), None, "in Arabic, not in English"),
        (("Lorem ipsum dolor",), ("ar",), None, "in Latin letters, not in Arabic"),
    ],
)
def test_pages_of_a_language_that_is_kept_have_articles(lines, kept, spoken, why):
    read = page(*lines)
    found = articles.find(read, marks.read(read.text), frozenset(), kept)
    assert [article.language for article in found.articles] == [spoken] * (spoken is not None)
    assert found.why == why


def test_an_article_in_another_language_is_compared_and_not_read():
    found, bodies = within.read_page(page(PERSIAN, PERSIAN), frozenset(), within.Means(("ar", "fa")))
    assert len(bodies) == 1
    assert {type(record) for record in found} == {Region, Article, Dropped}
