"""Articles printed for the tests of copies: a body, and as much of a page and a masthead as a test needs."""

from functools import cache

from takhrij import copies, marks
from takhrij.records import Article, Metadata, Named, Page, Published, Reason, Region

WHY = Reason("test", ())
PARAGRAPHS = (
    "أعلن مجلس بلدة كرفندة أن أعمال ترميم الجسر القديم فوق وادي سنجار بدأت صباح الأحد بعد تأخير دام سبعة أشهر كاملة.",
    "وقالت المهندسة ليورا دانغيل إن الفحوص كشفت شقوقا في ثلاث دعائم، وإن فريقها سيستبدل حجارتها كلها من مقالع الجبل.",
    "ويعبر الجسر كل يوم نحو أربعة آلاف شخص بين الضفتين، معظمهم من تلاميذ المدرسة الزراعية وباعة سوق الخميس.",
    "وخصص المجلس عبارتين لنقل الأهالي مجانا من الفجر حتى منتصف الليل، على أن تتوقفا كلما علا منسوب النهر عن متر ونصف.",
    "وكان فيضان الربيع قد جرف الدرابزين الشرقي وأغرق ورشة الحدادين الواقعة أسفل القوس الثالث من دون أن يصاب فيها أحد.",
)  # fmt: skip
DISPATCH = "\n".join(PARAGRAPHS)
OTHER = (
    "افتتح متحف الملاحة في مدينة أوردال معرضا لخرائط البحارة يستمر ستة أسابيع ويضم سبعين قطعة لم تعرض من قبل.\n"
    "ورتبت القاعات بحسب الرحلات لا بحسب القرون، فيمر الزائر من مرفأ إلى مرفأ ومعه دفتر يختمه عند كل باب.\n"
    "وتقول أمينة المعرض إن نصف الخرائط أعارتها عائلات صيادين احتفظت بها في صناديق الشباك منذ أجيال عدة.\n"
)


def printed(name, text, *, outlet=None, url=None, published=None, agency=None, retells=None, owner=None, fetched=None,
            title=None, note=None, caption=None):  # fmt: skip
    """A body; `caption` stands after its first line, `note` below it, and a title above."""
    lines = [(line, "body") for line in text.split("\n") if line]
    if caption:
        lines.insert(1, (caption, "caption"))
    lines = [(title, "title")] * bool(title) + lines + [(note, "source_note")] * bool(note)
    page = Page(
        id=f"page-{name}", location=name, url=url, media_type="text/plain", encoding="utf-8", fetched_at=fetched,
        sha256="", text="\n".join(line for line, _ in lines), metadata=Metadata(),
    )  # fmt: skip
    article = Article(
        id=f"article-{name}", page=page.id, title=named(title), outlet=named(outlet), byline=None, dateline=None,
        agency=named(agency), retells=named(retells), owner=owner, language="ar", version_of=None, reason=WHY,
        published=Published(published, "printed", ()) if published else None,
    )  # fmt: skip
    regions, start = [], 0
    for number, (line, kind) in enumerate(lines):
        regions.append(Region(id=f"{name}-{number}", page=page.id, start=start, end=start + len(line), kind=kind,
                              article=article.id, reason=WHY))  # fmt: skip
        start += len(line) + 1
    return copies.body(article, regions, page, read(page.text))


def named(name):
    return Named(name, None, None) if name else None


@cache
def read(text):
    return marks.read(text)


def meet(a, b):
    return not set(copies.keys(a)).isdisjoint(copies.keys(b))
