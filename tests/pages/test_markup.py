import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.pages import markup


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>سطر  أول\n متصل</p><p>ثان</p>", "سطر أول متصل\nثان"),
        ("أول<br>ثان<br/><br>ثالث", "أول\nثان\nثالث"),
        ("<p>قال <b>الوزير</b> <a href=x>اليوم</a>.</p>", "قال الوزير اليوم."),
        ("<ul><li>أ<li>ب</ul>", "أ\nب"),
        ("<p>ظاهر</p><p hidden>خفي</p><p style='display:none'>خفي</p><p aria-hidden='true'>خفي</p>", "ظاهر"),
        ("<body><script>x</script><style>y</style><noscript>z</noscript><template><p>t</p></template>نص", "نص"),
        ("<head><title>عنوان</title></head><body>نص", "نص"),
        ("<p>&laquo;نعم&raquo; &#1602;ال&nbsp;لا</p>", "«نعم» قال لا"),
        ("<figure><img alt=x><figcaption>صورة (رويترز)</figcaption></figure>", "صورة (رويترز)"),
        ("<td>خلية</td>", "خلية"),
        ("<table><tr><td>أ</td><td>ب</td></tr></table>", "أ\nب"),
        ("<p>بلا نهاية <b>مفتوح", "بلا نهاية مفتوح"),
        ("<a href=1>دخول</a><a href=2>تسجيل</a> <a href=3>م</a>ن", "دخول تسجيل من"),
        ("<pre>سطر <b>أول\nسطر</b> ثان</pre>", "سطر أول\nسطر ثان"),
        (
            "<p>ظاهر</p><div style='visibility:hidden'>خفي</div><dialog>خفي</dialog><dialog open>مفتوح</dialog>",
            "ظاهر\nمفتوح",
        ),
        ("<details><summary>عنوان</summary>تفصيل</details><del>مشطوب</del>", "عنوان\nتفصيل\nمشطوب"),
        ("<body aria-hidden=true style='display:none'><main>نص</main>", "نص"),
        ("<div aria-hidden=true><article>نص</article></div>", "نص"),
        ("<p title='أ > ب'>ج &lt;د&gt; &amp;amp;<!-- ه > --></p>", "ج <د> &amp;"),
        ("<frameset><frame src=x></frameset>", ""),
        ("أ\0ب<![CDATA[ج]]>", "أب"),
        ("", ""),
    ],
)
def test_text_is_what_a_reader_sees_one_block_a_line(html, text):
    assert markup.read(html).text == text


LD = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("<title>خبر - صدى</title>", "title", "خبر - صدى"),
        ('<meta property="og:title" content="خبر"><title>آخر</title>', "title", "خبر"),
        (LD % '{"@type": "NewsArticle", "headline": "خبر"}', "title", "خبر"),
        (LD % '{"@graph": [{"@type": ["Thing", "BlogPosting"], "headline": "خبر"}]}', "title", "خبر"),
        (LD % "{broken", "title", None),
        ('<meta property="og:site_name" content="صدى">', "outlet", "صدى"),
        (LD % '{"@type": "Article", "publisher": {"name": "صدى"}}', "outlet", "صدى"),
        (LD % '{"@type": "WebSite", "name": "صدى"}', "outlet", "صدى"),
        (LD % '{"@type": "Article", "author": [{"name": "رنا"}, {"name": "عمر"}]}', "byline", "رنا، عمر"),
        (LD % '{"@type": "Article", "author": {"@type": "Organization", "name": "صدى"}}', "byline", None),
        ('<meta name="author" content="صدى"><meta property="og:site_name" content="صدى">', "byline", None),
        ('<meta property="article:published_time" content="2024-06-11T12:05:00+03:00">', "published",
         "2024-06-11T12:05:00+03:00"),
        ('<meta itemprop="datePublished" content="2024-06-11">', "published", "2024-06-11"),
        ('<time datetime="2024-06-11" pubdate>أمس</time>', "published", "2024-06-11"),
        ('<meta name="date" content="0000-00-00">', "published", None),
        ('<meta name="date" content="1970-01-01">', "published", None),
        ('<meta name="date" content="03/04/2024">', "published", None),
        (LD % '{"@type": "NewsArticle", "datePublished": "2024-06-11", "tags": ["أ", "ب",],}', "published", "2024-06-11"),
        (LD % '<!-- {"@type": "NewsArticle", "headline": "خبر\nطويل"}; -->', "title", "خبر طويل"),
        (LD % '{"@type": "WebSite", "datePublished": "2010-01-01"}', "published", None),
        (LD % '{"@type": "JobPosting", "datePublished": "2010-01-01"}', "published", None),
        (LD % '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2024-06-11"}]}',
         "published", None),
        ("<title>خبر</title>" + LD % """[{"@type": "NewsArticle", "headline": "آخر", "datePublished": "2024-06-10"},
         {"@type": "NewsArticle", "headline": "خبر", "datePublished": "2024-06-11"}]""", "published", "2024-06-11"),
        (LD % """[{"@type": "NewsArticle", "headline": "أول", "datePublished": "2024-06-10"},
         {"@type": "NewsArticle", "headline": "ثان", "datePublished": "2024-06-11"}]""", "published", None),
        ('<meta property="article:modified_time" content="2024-06-12">', "published", None),
        (LD % '{"@type": "NewsArticle", "dateModified": "2024-06-12"}', "published", None),
        ('<meta name="date" content="2019-01-01"><time itemprop="datePublished" datetime="2024-06-11">', "published",
         "2024-06-11"),
        ('<meta property="og:type" content="article">' + LD % '{"@type": "WebPage", "datePublished": "2024-06-11"}',
         "published", "2024-06-11"),
        ("<article><h1>خبر</h1><time>11 حزيران 2024</time></article>", "published", "2024-06-11"),
        ("<article><h1>خبر</h1><time class=updated datetime=2024-06-12></time></article>", "published", None),
        ("<h1>خبر</h1><aside><time datetime=2024-06-12></time></aside>", "published", None),
        ('<meta property="og:site_name" content="صدى"><title>خبر طويل | صدى</title>', "title", "خبر طويل"),
        ('<meta property="og:site_name" content="صدى"><title>صدى المدينة: خبر</title>', "title", "صدى المدينة: خبر"),
        ('<meta name="author" content="Admin">', "byline", None),
        ('<meta name="author" content="هيئة التحرير">', "byline", None),
        ('<title>صدى - خبر</title><meta name="author" content="صدى">', "byline", None),
    ],
)  # fmt: skip
def test_the_head_says(head, field, value):
    assert getattr(markup.read(head + "<p>نص").metadata, field) == value


CANONICAL = '<link rel="canonical" href="%s">'
SHARED = '<meta property="og:url" content="%s">'
FEED = '<link rel="alternate" type="application/rss+xml" href="https://sada.example/feed">'


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (CANONICAL % "https://sada.example/1", "https://sada.example/1"),
        (CANONICAL % "/1", None),
        (CANONICAL % "https://sada.example/", None),
        (CANONICAL % "/1" + SHARED % "https://sada.example/1", "https://sada.example/1"),
        (CANONICAL % "https://source.example/9" + SHARED % "https://sada.example/1" + FEED, "https://sada.example/1"),
        (
            CANONICAL % "https://www.sada.example/1" + SHARED % "https://m.sada.example/1" + FEED,
            "https://www.sada.example/1",
        ),
        (CANONICAL % "https://[broken/1", None),
    ],
)
def test_the_address_is_the_pages_own(head, url):
    assert markup.read(head).url == url


TEXT = "أعلنت بلدية مرسى الرمل اليوم إعادة فتح الجسر القديم فوق نهر السنديان بعد ترميم دام عامين."
PROSE = f"<p>{TEXT}</p>" * 4


@pytest.mark.parametrize(
    ("html", "element", "roles", "linked", "main"),
    [
        ("<nav><a href=x>{}</a></nav>" + PROSE, "nav", ("nav",), 1, False),
        ("<div class=most-read><ul><li><a href=x>{}</a> 3</li></ul></div>" + PROSE, "li", ("related",), 0.6, False),
        ("<div id=relatedPosts><h3 class='entry-title'>{}</h3></div>" + PROSE, "h3", ("related", "title"), 0, False),
        ("<article><p><b>{}</b></p>" + PROSE + "</article>", "p", ("article", "bold"), 0, True),
        ("<figure><figcaption>{}</figcaption></figure>" + PROSE, "figcaption", ("caption",), 0, True),
        ("<div><div>{}</div>" + PROSE + "</div><div>تذييل</div>", "div", (), 0, True),
        ("<div>" + PROSE + "</div><div>{}</div>", "div", (), 0, False),
        ("<p>قال <a href=x>{}</a></p>", "p", (), 0.43, True),
        # a name that its text belies
        ("<nav><h1>{}</h1>" + PROSE + "</nav>", "h1", (), 0, True),
        ("<form class=form><p>{}</p>" + PROSE + "</form>", "p", (), 0, True),
        ("<div class=share><p>{}</p>" + PROSE + "</div>", "p", (), 0, True),
        ("<div class=menu><h1>هذا {} عنوان طويل</h1></div>" + PROSE, "h1", (), 0, True),
        ("<div class=menu><h1>{}</h1></div>" + PROSE, "h1", ("nav",), 0, False),
        ("<div class='elementor-widget'><h1>{}</h1></div>" + PROSE, "h1", (), 0, True),
        ("<body class='has-sidebar menu'><p>{}</p>" + PROSE, "p", (), 0, True),
    ],
)
def test_each_line_with_what_the_markup_says_of_it(html, element, roles, linked, main):
    document = markup.read(html.format("سطر"))
    number = next(n for n, line in enumerate(document.text.split("\n")) if "سطر" in line)
    block = document.layout[number]
    assert (block.element, block.roles, block.linked, block.main) == (element, roles, linked, main)


def test_articles_are_numbered():
    html = "<p>أ</p><article>ب<article>ج</article></article><article>د</article>"
    assert [block.entry for block in markup.read(html).layout] == [0, 1, 2, 3]


@given(st.lists(st.sampled_from(["<nav>", "</nav>", "<p>", "<a href=x>", "</a>", "<br>", "<pre>", "نص\n", "<b", "\ufeff",
                                 "<table><tr>", "</div>", "<!--", "-->", "<![CDATA[", "&#0;", "&lt;", "<plaintext>"])))  # fmt: skip
def test_every_line_has_its_block(parts):
    document = markup.read("".join(parts))
    assert len(document.layout) == len([line for line in document.text.split("\n") if line])


@pytest.mark.parametrize(
    "html",
    [
        "<p>نص" * 100_000,
        "<a href=x>" * 15_000 + "نص",
        "<div>" * 1_900 + "نص",
        f"<p class='{'a ' * 1_000_000}'>نص",
        f"<p title='{'x' * 3_000_000}'>نص",
        "<!--" * 100_000,
        "<plaintext>" * 10_000,
        "&amp" * 300_000,
        "<table>" * 1_500 + "نص",
        '<script type="application/ld+json">' + "[" * 500_000 + "</script>نص",
    ],
    ids=lambda html: html[:12],
)
def test_nothing_takes_long(html):
    started = time.monotonic()
    markup.read(html)
    assert time.monotonic() - started < 5


def test_deep_nesting_is_refused_not_suffered():
    assert markup.read("<div>" * 30_000) == "HTML elements nested more than 2000 deep"


def test_an_element_of_very_many_attributes_is_refused():
    attributes = " ".join(f"a{n}=1" for n in range(20_000))
    assert markup.read(f"<div {attributes}>خبر</div>") == "an HTML element with more than 5000 attributes"
    assert markup.read(f'<p>خبر<img src="data:image/png;base64,{"A" * 100_000}=="></p>').text == "خبر"
