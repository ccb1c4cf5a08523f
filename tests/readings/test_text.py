"""Quotation marks: which stretches of a line a reader takes for quotations; a row is a line and its quotations.

In a line `{ }` stand around what is quoted, marks left out.
"""

import pytest

from takhrij import text

NOT_YET = pytest.mark.xfail(strict=True, reason="not read yet")
TATWEEL = "\u0640"
DIRECTION = "\u200f"
MARKS = {*"«»“”„‹›‘’\"'", "''"}

CLOSED = [
    # pairs
    "قال الحارس: «{الباب مغلق}».",
    "قالت الجارة: “{سمعنا صوتا}”.",
    "قال البحار: ”{الموج عال}”.",
    "قال البحار: ”{الموج عال}“.",
    "قال الخباز: „{الفرن بارد}”.",
    pytest.param("قال الخباز: „{الفرن بارد}“.", marks=NOT_YET),
    'قال الحارس: "{الباب مغلق}".',
    "قال الحارس: ''{الباب مغلق}''.",
    "قال الحارس: '{الباب مغلق}'.",
    "قالت الجارة: ‘{سمعنا صوتا}’.",
    "قالت الجارة: ‹{سمعنا صوتا}›.",
    pytest.param("قال الحارس: »{الباب مغلق}«.", marks=NOT_YET),
    # several in a line, each by itself
    "قال ”{لا}” ثم ”{نعم}” وخرج",
    "رست «{الموجة}» و«{النورس}» في الميناء",
    'رست «{الموجة}» و"{النورس}" في الميناء',
    pytest.param("قال „{لا}“ ثم „{نعم}“ وخرج", marks=NOT_YET),
    "«{لا}»«{نعم}»",
    # marks that lead a word, behind a particle
    "وصلت بضاعة ل«{الميناء}» أمس",
    "وصلت بضاعة ل»{الميناء}» أمس",
    pytest.param("وصلت بضاعة ل»{الميناء}« أمس", marks=NOT_YET),
    'وصلت بضاعة ل"{الميناء}" أمس',
    "وصلت بضاعة ل“{الميناء}” أمس",
    "وصلت بضاعة ل”{الميناء}“ أمس",
    f"وصلت بضاعة ل{TATWEEL}«{{الميناء}}» أمس",
    f"ناد يعرف ب{TATWEEL}”{{النوارس}}” منذ عام",
    f"ناد يعرف بال{TATWEEL}«{{نوارس}}» منذ عام",
    # marks of direction beside them
    f"{DIRECTION}«{{الباب مغلق}}»{DIRECTION} قال الحارس",
    f'قال الحارس: {DIRECTION}"{{الباب مغلق}}"{DIRECTION}.',
    f'وصلت بضاعة ل{DIRECTION}"{{الميناء}}" أمس',
    # apostrophes within foreign names open nothing and close nothing
    "أبحرت السفينة '{جان د'أورفال}' فجرا",
    "أبحرت السفينة «{جان د'أورفال}» فجرا",
    "قالت ماري د’لاكور: ‘{لا أعرف}’.",
    # a mark that closes nothing leaves what stands before it alone
    "قال: «{الباب مغلق}» ثم خرج» مسرعا",
    # nothing is quoted
    "زارت جان د'أورفال المرفأ",
    "زارت جان د’أورفال المرفأ",
    "كتب O'Mara من هاواي‘ي إلى دي'سانتو",
    "«»",
    "لم يقل أحد شيئا",
    pytest.param("عادت سفينة جونز' إلى المرفأ", marks=NOT_YET),
    pytest.param("عادت سفينة جونز’ إلى المرفأ", marks=NOT_YET),
    # a closing mark without an opening one
    "قال الحارس الباب مغلق» ومضى",
    pytest.param("قال الحارس الباب مغلق” ومضى", marks=NOT_YET),
    pytest.param('قال الحارس الباب مغلق" ومضى', marks=NOT_YET),
]


def told(line):
    """A line without its braces, and what stands between them."""
    plain, opened, spans = "", [], []
    for character in line:
        if character == "{":
            opened.append(len(plain))
        elif character == "}":
            spans.append((opened.pop(), len(plain)))
        else:
            plain += character
    return plain, sorted(spans)


NESTED = [
    "قال: «{قرأت رواية “{الجسر}” أمس}».",
    "قال: «{قرأت رواية «{الجسر}» أمس}».",
    'قال: "{قرأت رواية "{الجسر}" أمس}".',
    'قالت: "{قرأت رواية «{الجسر}» أمس}".',
    "قالت: “{قرأت رواية ‘{الجسر}’ أمس}”.",
    "قال: «{قرأت “{الجسر}” و“{النهر}” أمس}».",
    "قال: «{كتب لي “{اقرأ ‘{الجسر}’ اليوم}” ومضى}».",
    # both end at once
    "قال: «{قرأت رواية “{الجسر}”}».",
    "قال: «{قرأت رواية «{الجسر}»}».",
    pytest.param("قال: «{قرأت رواية „{الجسر}“ أمس}».", marks=NOT_YET),
]


@pytest.mark.parametrize("line", [*CLOSED, *NESTED])
def test_what_is_quoted(line):
    plain, expected = told(line)
    found = text.read(plain).quotes
    assert [(quote.inner.start, quote.inner.end) for quote in found] == expected
    around = [sum(s <= start and end <= e for s, e in expected) - 1 for start, end in expected]
    assert [quote.depth for quote in found] == around
    for quote in found:
        assert quote.closed
        assert plain[quote.start : quote.inner.start] in MARKS
        assert plain[quote.inner.end : quote.end] in MARKS


UNCLOSED = [
    # line, its quotations (text, whether it is closed)
    ("قال الحارس: «الباب مغلق", [("الباب مغلق", False)]),
    ('قال الحارس: "الباب مغلق', [("الباب مغلق", False)]),
    ("قالت الجارة: “سمعنا صوتا. ثم سكت.", [("سمعنا صوتا. ثم سكت.", False)]),
    ("قال: «لا». وقالت: «نعم إذن", [("لا", True), ("نعم إذن", False)]),
    # a mark left open does not reach the next line, nor out of the quotation around it
    ("قال الحارس: «الباب مغلق\nوقالت الجارة: «سمعنا صوتا»", [("الباب مغلق", False), ("سمعنا صوتا", True)]),
    ("قال: «قرأت “الجسر أمس» ومضى", [("قرأت “الجسر أمس", True)]),
    # nor does a mark that closes what an earlier line opened
    ("قال الحارس: «الباب مغلق\nمنذ الفجر» ومضى", [("الباب مغلق", False)]),
]


@pytest.mark.parametrize(("line", "expected"), UNCLOSED)
def test_a_mark_that_nothing_closes_reaches_to_the_end_of_its_line(line, expected):
    found = text.read(line).quotes
    assert [(line[quote.inner.start : quote.inner.end], quote.closed) for quote in found] == expected
