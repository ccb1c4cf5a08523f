"""What the tests of articles share: a page from lines, and what is found on it."""

from takhrij import articles, ids, marks
from takhrij.records import Metadata, Page

BODY = (
    "أعلنت بلدية مرسى الرمل اليوم إعادة فتح الجسر القديم فوق نهر السنديان بعد أعمال ترميم دامت عامين.",
    "وقال رئيس البلدية سامر الحداد إن الجسر القديم بات يحتمل مرور الشاحنات من دون خطر.",
    "وأضاف الحداد أن كلفة الترميم لم تتجاوز ما خصص لها في ميزانية البلدية.",
)
OTHER = (
    "فاز فريق الواحة على ضيفه فريق الميناء بهدفين مقابل هدف في افتتاح بطولة الصالات للناشئين.",
    "وسجل اللاعب عادل المرجاني هدف الفوز في الدقيقة الأخيرة من الشوط الثاني.",
)
TITLE = "بلدية مرسى الرمل تعيد فتح الجسر القديم"
OTHER_TITLE = "فريق الواحة يهزم ضيفه في افتتاح بطولة الصالات"


def page(*lines, url=None, **metadata):
    text = "\n".join(lines)
    return Page(
        id=ids.of("page", text), location="a.txt", url=url, media_type="text/plain", encoding="utf-8", fetched_at=None,
        sha256="", text=text, metadata=Metadata(**metadata),
    )  # fmt: skip


def find(*lines, repeated=(), **known):
    read = page(*lines, **known)
    return articles.find(read, marks.read(read.text), frozenset(repeated))


def kinds(*lines, **known):
    return [region.kind for region in find(*lines, **known).regions]
