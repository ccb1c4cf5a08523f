import pytest

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
    ],
)  # fmt: skip
def test_the_head_says(head, field, value):
    assert getattr(markup.read(head + "<p>نص").metadata, field) == value


def test_canonical_address():
    assert markup.read('<link rel="canonical" href="https://sada.example/1">').url == "https://sada.example/1"
    assert markup.read('<link rel="canonical" href="/1">').url is None


def test_deep_nesting_is_refused_not_suffered():
    assert markup.read("<div>" * 30_000) == "HTML elements nested more than 2000 deep"
