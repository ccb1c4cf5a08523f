"""How markup bears on regions: the same invented article in the shapes that sites give it, honest and not."""

import pytest
from reading_articles import BODY, OTHER, OTHER_TITLE, TITLE

from takhrij import articles, marks, pages

MENU = "<div><ul><li><a href=1>الرئيسية</a><li><a href=2>سياسة</a><li><a href=3>اقتصاد</a></ul></div>"
HEADS = (
    "قرعة كأس البحيرات تسفر عن مواجهات متوازنة",
    "معرض للخط العربي يجمع ستين لوحة",
    "موجة حر تضرب السواحل الجنوبية غدا",
)
ABOUT = "صدى المرسى موقع إخباري مستقل يصدر من مدينة مرسى الرمل منذ عام ألفين وعشرة ويعنى بأخبار الساحل كله."
SUMMARY = "أسفرت القرعة التي جرت أمس عن مواجهات متوازنة بين الأندية في الدور الأول من البطولة."
REMARK = "كلام جميل ولكننا نريد أن نرى أفعالا على الأرض يا سادة، فالجسر مهمل منذ عشرين عاما وأكثر."
H1 = f"<h1>{TITLE}</h1>"
TEXT = "".join(f"<p>{line}</p>" for line in BODY)
LINKS = "".join(f"<li><a href=x>{head}</a></li>" for head in HEADS)
CARDS = "".join(f"<div><h4><a href=x>{head}</a></h4><p>{SUMMARY}</p></div>" for head in HEADS)
FOOT = f"<footer><p>{ABOUT}</p><p>جميع الحقوق محفوظة لصدى المرسى</p></footer>"


def read(html):
    page = pages.read(
        pages.Source(location="a.html", media_type="text/html", raw=f"<meta charset=utf-8>{html}".encode())
    )
    found = articles.find(page, marks.read(page.text), frozenset())
    numbers = {article.id: n for n, article in enumerate(found.articles, 1)}
    rows = [(page.text[r.start : r.end], r.kind, numbers.get(r.article, 0)) for r in found.regions]
    return rows, [article.title.name for article in found.articles]


def text(rows):
    return [line for line, kind, article in rows if article and kind == "body"]


@pytest.mark.parametrize(
    "html",
    [
        MENU + H1 + TEXT + f"<div><h3>اقرأ أيضا</h3><ul>{LINKS}</ul></div>" + FOOT,
        MENU + f"<main><article>{H1}{TEXT}</article><aside><ul>{LINKS}</ul></aside></main>" + FOOT,
        MENU + f"<main><article>{H1}{TEXT}</article></main>" + f"<div class=x>{CARDS}</div>" + FOOT,
        f"<div class=sidebar>{CARDS}</div>{MENU}{H1}{TEXT}" + FOOT,
        MENU + f"{H1}<div>{TEXT}</div><div>{CARDS}</div>" + FOOT,
        MENU + f"{H1}<div><p>{BODY[0]}</p><div><h4>مواضيع</h4>{CARDS}</div><p>{BODY[1]}</p><p>{BODY[2]}</p></div>",
        MENU + f"{H1}<div>" + "<div>إعلان</div>".join(f"<p>{line}</p>" for line in BODY) + "</div>" + FOOT,
        MENU + f"{H1}<div><p>{BODY[0]}</p><p><a href=x>{HEADS[0]}</a></p><p>{BODY[1]}</p><p>{BODY[2]}</p></div>" + FOOT,
        MENU + H1 + "<br><br>".join(BODY) + f"<br><ul>{LINKS}</ul>" + FOOT,
        f"<table><tr><td>{MENU}<tr><td>{TITLE}<tr><td>" + "<br>".join(BODY) + f"<tr><td><ul>{LINKS}</ul></table>",
        MENU + H1 + f"<pre>{chr(10).join(BODY)}</pre>" + FOOT,
        MENU + H1 + "".join(f"<div><div><span>{line}</span></div></div>" for line in BODY) + f"<ul>{LINKS}</ul>" + FOOT,
        MENU + H1 + f"<ul>{''.join(f'<li>{line}</li>' for line in BODY)}</ul>" + FOOT,
        MENU + f"<div><h1>{TITLE}</h1><h2>{BODY[0]}</h2></div><div><p>{BODY[1]}</p><p>{BODY[2]}</p></div>" + FOOT,
        MENU + f"<div>{TITLE}</div>{TEXT}<ul>{LINKS}</ul>" + FOOT,
        MENU + H1 + TEXT + f"<div id=comments>{f'<div><b>قارئ</b><p>{REMARK}</p></div>' * 9}</div>" + FOOT,
        MENU + f"<div class=widget>{H1}</div><div class=widget><div class=widget-container>{TEXT}</div></div>" + FOOT,
        MENU + f"<div class=login>{H1}</div><div>{TEXT}</div>" + FOOT,
        # names and elements that the text belies
        f"<nav>{MENU}{H1}{TEXT}<ul>{LINKS}</ul></nav>",
        MENU + H1 + f"<div class=related>{TEXT}</div>" + FOOT,
        MENU + f"<div>{TITLE}</div><div class=related>{TEXT}</div>" + FOOT,
        MENU + H1 + f"<div class='share ad'>{TEXT}</div>" + FOOT,
        MENU + f"<div class='modal comments'>{H1}{TEXT}</div>" + FOOT,
        MENU + f"<div class=author>{H1}{TEXT}</div>" + FOOT,
        MENU + f"<div class=tags>{H1}{TEXT}</div>" + FOOT,
        MENU + H1 + f"<div class=caption>{TEXT}</div>" + FOOT,
        f"<body class='has-sidebar comments-closed menu'><form id=form1>{MENU}{H1}{TEXT}<ul>{LINKS}</ul></form>",
        MENU + H1 + "".join(f"<p><a href=x>{line}</a></p>" for line in BODY) + FOOT,
        MENU + H1 + "".join(f"<h4>{line}</h4>" for line in BODY) + FOOT,
    ],
)  # fmt: skip
def test_the_article_is_found_and_nothing_else(html):
    rows, titles = read(html)
    assert text(rows) == list(BODY)
    assert titles == [TITLE]


@pytest.mark.parametrize(
    ("html", "line", "kind"),
    [
        (H1 + TEXT + f"<div class=most-read><ul>{LINKS}</ul></div>", HEADS[1], "teaser"),
        (H1 + TEXT + f"<div class=most-read><h5>قصص</h5><ul>{LINKS}</ul></div>", "قصص", "furniture"),
        (H1 + TEXT + f"<div class=right-sidebar><p>{SUMMARY}</p></div>", SUMMARY, "teaser"),
        (H1 + TEXT + f"<section>{CARDS}</section>", SUMMARY, "teaser"),
        (H1 + TEXT + f"<div id=respond><p>{REMARK}</p></div>", REMARK, "furniture"),
        (H1 + TEXT + f"<div class=newsletter><p>{ABOUT}</p></div>", ABOUT, "furniture"),
        (H1 + TEXT + f"<div class=post-tags><a href=1>{HEADS[0][:11]}</a></div>", HEADS[0][:11], "keywords"),
        (H1 + "<figure><figcaption>شاطئ المدينة</figcaption></figure>" + TEXT, "شاطئ المدينة", "furniture"),
        (H1 + "<figure><figcaption>منظر من شاطئ المدينة</figcaption></figure>" + TEXT, "منظر من شاطئ المدينة", "caption"),
        (H1 + "<div><a href=x>سامر المرجاني</a></div>" + TEXT, "سامر المرجاني", "byline"),
        (H1 + "<div class=share>كتب: سامر المرجاني</div>" + TEXT, "كتب: سامر المرجاني", "byline"),
        (H1 + TEXT + "<div><b>الوسوم</b><br><a href=x>الجسر القديم</a></div>", "الجسر القديم", "keywords"),
        (H1 + "<span class=author-name>قسم الأخبار المحلية</span>" + TEXT, "قسم الأخبار المحلية", "byline"),
        (H1 + f"<div><p>{BODY[0]}</p><h2>كلفة أقل</h2><p>{BODY[1]}</p><p>{BODY[2]}</p></div>", "كلفة أقل", "heading"),
        (H1 + f"<div><p>{BODY[0]}</p><p><b>كلفة أقل</b></p><p>{BODY[1]}</p><p>{BODY[2]}</p></div>", "كلفة أقل", "heading"),
        (H1 + f"<div><p>{BODY[0]}</p><div>كلفة أقل</div><p>{BODY[1]}</p><p>{BODY[2]}</p></div>", "كلفة أقل", "furniture"),
        (H1 + f"<div><p>{BODY[0]}</p><ul><li>جسر الميناء</ul><p>{BODY[1]}</p><p>{BODY[2]}</p></div>", "جسر الميناء", "body"),
        (H1 + f"<div>{TEXT}</div><ul>{LINKS}</ul><div>لا يمكنك الرد على الموضوع<br>لا يمكنك فتح موضوع جديد</div>",
         "لا يمكنك الرد على الموضوع", "furniture"),
        (H1 + f"<div>{TEXT}</div><div><p>{ABOUT}</p></div>", ABOUT, "furniture"),
    ],
)  # fmt: skip
def test_what_a_line_is_by_its_place(html, line, kind):
    rows, _ = read(MENU + html)
    assert {text: kind for text, kind, _ in rows}[line] == kind


def test_articles_beside_each_other():
    second = f"<article><h2>{OTHER_TITLE}</h2>{''.join(f'<p>{line}</p>' for line in OTHER)}</article>"
    rows, titles = read(MENU + f"<article><h1>{TITLE}</h1>{TEXT}</article>{second}")
    assert titles == [TITLE, OTHER_TITLE]
    assert [article for _, kind, article in rows if kind == "body"] == [1] * len(BODY) + [2] * len(OTHER)


def test_a_page_without_markup_is_read_by_its_words():
    lines = [TITLE, *BODY]
    page = pages.read(pages.Source(location="a.txt", media_type="text/plain", raw="\n".join(lines).encode()))
    assert page.layout == ()
    assert [region.kind for region in articles.find(page, marks.read(page.text), frozenset()).regions] == [
        "title", *["body"] * len(BODY),
    ]  # fmt: skip
