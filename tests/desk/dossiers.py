"""Invented dossiers with every kind of record, and with what a hostile page might hold."""

from takhrij import dossier, ids
from takhrij.records import (
    Argument,
    Article,
    Claim,
    Copy,
    Dependency,
    Dropped,
    Entity,
    Event,
    First,
    Link,
    Mention,
    Metadata,
    Named,
    On,
    Origin,
    Page,
    Passage,
    Place,
    Published,
    Quantity,
    Reason,
    Region,
    Span,
    Statement,
    Story,
    Time,
)

OVERRIDE, SCRIPT = "\u202e", "<script>alert('هنا')</script>"
HOSTILE = f'صفحة {SCRIPT} "><img src=x onerror=alert(1)> {OVERRIDE}معكوس {{{{ 7*7 }}}} ' + "طويل" * 80

DISPATCH = """\
انهيار جسر مرسى يقطع طريق الساحل
12 آذار 2031
تازمور - و ن ك
قال محافظ مرسى سرغاي لوندين لوكالة نبأ كارفونيا إن «الجسر أغلق قبل انهياره بساعة ولم يكن عليه أحد»، مؤكداً أن مهندسة البلدية حذرت من التشققات.
ونفت شركة درب العامة أن تكون قد علمت بأي خلل في الأعمدة.
شارك الخبر
جميع الحقوق محفوظة"""
REPRINT = """\
الجسر أُغلق قبل انهياره
قال محافظ مرسى سرغاي لوندين لوكالة نبأ كارفونيا إن «الجسر أغلق قبل انهياره بساعة ولم يكن عليه أحد».
وذكر شاهد لم يذكر اسمه أن سيارتين كانتا فوق الجسر."""
FOREIGN = """\
Marsa bridge: what is known
The governor of Marsa, Sergai Lundin (سرجاي لوندين), said the bridge had been closed an hour before."""


class Writer:
    """A page of an invented outlet, and the records that are read off it."""

    def __init__(self, location, words, outlet, published=None, url=None, agency=None):
        self.text = words
        self.page = ids.of("page", location)
        self.id = ids.of("article", location)
        self.records = []
        lines = words.split("\n")
        title = Named(lines[0], 0, len(lines[0]))
        self.add(
            Page, id=self.page, location=location, url=url, media_type="text/plain", encoding="utf-8", fetched_at=None,
            sha256=ids.of("sha", location), text=words, metadata=Metadata(),
        )  # fmt: skip
        self.add(
            Article, id=self.id, reason=self.why("split", lines[0]), page=self.page, title=title,
            outlet=Named(outlet, None, None) if outlet else None, byline=None, dateline=None,
            agency=Named(agency, None, None) if agency else None, retells=None, owner=None,
            published=Published(published, "printed", ()) if published else None, language="ar", version_of=None,
        )  # fmt: skip
        start = 0
        for number, line in enumerate(lines):
            kind = "title" if not number else "furniture" if line.startswith(("شارك", "جميع")) else "body"
            if line.strip():
                self.add(
                    Region, id=ids.of("region", self.page, start), reason=self.why("sentence", line), page=self.page,
                    start=start, end=start + len(line), kind=kind, article=None if kind == "furniture" else self.id,
                )  # fmt: skip
            start += len(line) + 1

    def add(self, kind, /, **fields):
        """A record of this page."""
        self.records.append(kind(**fields))
        return fields["id"]

    def span(self, words, nth=0):
        """Where these words stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def why(self, rule, *words):
        """A reason with these words."""
        return Reason(rule, tuple(Place(self.page, self.span(each).start, self.span(each).end) for each in words))

    def mention(self, entity, words, nth=0):
        """A place where an entity is named."""
        span = self.span(words, nth)
        return self.add(
            Mention, id=ids.of("mention", self.page, span.start, span.end), reason=self.why("title", words),
            entity=entity, article=self.id, page=self.page, start=span.start, end=span.end, text=words,
        )  # fmt: skip

    def time(self, words, value):
        """A time expression."""
        span = self.span(words)
        return self.add(
            Time, id=ids.of("time", self.page, span.start, span.end), reason=self.why("month", words), article=self.id,
            page=self.page, start=span.start, end=span.end, text=words, type="DATE", value=value,
        )  # fmt: skip

    def event(self, words, type_, *arguments, **fields):
        """Something done; an argument is its role, its words, its entity and its code."""
        span = self.span(words)
        given = {"status": "happened", "date": None, "place": None, "quantities": (), "statement": None, **fields}
        return self.add(
            Event, id=ids.of("event", self.page, span.start), reason=self.why("trigger", words), article=self.id,
            page=self.page, start=span.start, end=span.end, type=type_, **given,
            arguments=tuple(Argument(role, entity, text, 0, 0, code) for role, text, entity, code in arguments),
        )  # fmt: skip

    def statement(self, cue, contents, **fields):
        """Something said."""
        given = {
            "speaker_span": None, "speakers": (), "speaker_text": "", "kind": "indirect", "stance": "asserts",
            "chain": (), "said_on": None, "inside": None, **fields,
        }  # fmt: skip
        return self.add(
            Statement, id=ids.of("statement", self.page, cue, *contents), reason=self.why("clause", cue),
            article=self.id, page=self.page, content=tuple(map(self.span, contents)), cue=(self.span(cue),), **given,
        )  # fmt: skip


def entity(kind, name_ar, name_en, *variants):
    """An entity that no page is needed for."""
    return Entity(
        id=ids.of("entity", name_ar), reason=Reason("title", ()), kind=kind, name_ar=name_ar, name_en=name_en,
        variants=(name_ar, *variants), same_as=None,
    )  # fmt: skip


def everything():
    """A story with two prints of one dispatch, a claim that is denied, an event, and a hostile page."""
    governor = entity("person", "سرغاي لوندين", "Sergai Lundin", "سرجاي لوندين")
    company = entity("organisation", "شركة درب العامة", "Darb General")
    marsa = entity("place", "مرسى", "Marsa")
    agency = Link("وكالة نبأ كارفونيا", None, None, None)

    first = Writer("صفحات/مرآة.txt", DISPATCH, "مرآة تازمور", "2031-03-12", "https://mirror.example/1", "و ن ك")
    first.mention(governor.id, "سرغاي لوندين")
    first.mention(marsa.id, "مرسى")
    first.mention(marsa.id, "مرسى", 1)
    first.mention(company.id, "شركة درب العامة")
    first.time("12 آذار 2031", "2031-03-12")
    closed = first.statement(
        "قال", ["الجسر أغلق قبل انهياره بساعة ولم يكن عليه أحد", "مؤكداً أن مهندسة البلدية حذرت من التشققات"],
        speakers=(governor.id,), speaker_text="محافظ مرسى سرغاي لوندين", chain=(agency,), kind="mixed",
        speaker_span=first.span("محافظ مرسى سرغاي لوندين"),
    )  # fmt: skip
    warned = first.statement(
        "حذرت", ["من التشققات"], speaker_text="مهندسة البلدية", stance="warns", inside=closed, said_on="2031-03"
    )
    denial = first.statement(
        "ونفت", ["أن تكون قد علمت بأي خلل في الأعمدة"], speakers=(company.id,), stance="denies",
        speaker_text="شركة درب العامة",
    )  # fmt: skip
    happened = first.event(
        "انهيار", "COERCE/restrict", ("place", "مرسى", marsa.id, None), ("actor", "مجهولون", None, None),
        status="alleged", date="2031-03-12", place=marsa.id, statement=closed,
    )  # fmt: skip
    warning = ("actor", "مهندسة البلدية", None, "GOV"), ("target", "شركة درب العامة", company.id, "BUS")
    first.event("حذرت", "THREATEN", *warning, date="2031-03-10", statement=warned)

    second = Writer("صفحات/بريد.txt", REPRINT, "بريد الواحة", "2031-03-13")
    second.mention(governor.id, "سرغاي لوندين")
    again = second.statement(
        "قال", ["الجسر أغلق قبل انهياره بساعة ولم يكن عليه أحد"], speakers=(governor.id,), kind="direct",
        chain=(Link("وكالة نبأ كارفونيا", None, second.span("وكالة نبأ").start, second.span("وكالة نبأ").end),),
    )  # fmt: skip
    second.event("أُغلق", "THREATEN", *warning, date="2031-03")
    unnamed = second.statement("وذكر", ["سيارتين كانتا فوق الجسر"], speaker_text="شاهد لم يذكر اسمه")

    third = Writer("pages/foreign.txt", FOREIGN, None)
    third.mention(governor.id, "سرجاي لوندين")
    hostile = Writer(f"صفحات/{HOSTILE[:60]}.txt", HOSTILE + "\n" + HOSTILE, HOSTILE, None, "javascript:alert(1)")
    hostile.time(SCRIPT, f"2031-03-12{SCRIPT}")
    strange = Entity(
        id="../../etc/passwd", reason=Reason(HOSTILE, ()), kind="person", name_ar=HOSTILE, name_en=HOSTILE,
        variants=(HOSTILE,), same_as=HOSTILE,
    )  # fmt: skip
    hostile.mention(strange.id, "onerror=alert(1)")
    hostile.event(
        "{{ 7*7 }}", "REJECT/=1+1", ("actor", HOSTILE, strange.id, HOSTILE), ("target", f"={OVERRIDE}\x0b{HOSTILE}", None, None),
        ("target", "شركة درب العامة", company.id, None), date=HOSTILE, quantities=(Quantity("=\t1", 7.5, "@نحو", 0, 0),),
    )  # fmt: skip
    hostile.statement("معكوس", [SCRIPT], speaker_text=HOSTILE, chain=(Link(HOSTILE, None, None, None),))

    a, b = sorted((first, second), key=lambda each: each.id)
    shared = "قال محافظ مرسى سرغاي لوندين لوكالة نبأ كارفونيا إن «الجسر أغلق قبل انهياره بساعة ولم يكن عليه أحد»"
    copy = Copy(
        id=ids.of("copy", a.id, b.id), reason=first.why("shared words", shared), a=a.id, b=b.id,
        passages=(Passage(a.span(shared), b.span(shared)),), share_of_a=0.61, share_of_b=0.8, direction="unknown",
    )  # fmt: skip
    rests = [
        Dependency(id=ids.of("dependency", n), reason=copy.reason, article=article, on=on, how=how)
        for n, (article, on, how) in enumerate((
            (first.id, On(name="وكالة نبأ كارفونيا"), "credit"),
            (second.id, On(article=first.id), "retelling"),
            (second.id, On(name="unseen-0123456789abcdef"), "common_source"),
        ))
    ]  # fmt: skip
    story = Story(
        id=ids.of("story", 1), reason=first.why("rare words", "جسر مرسى"), title="انهيار جسر مرسى",
        articles=(first.id, second.id, third.id), first="2031-03-12", last="2031-03-13",
    )  # fmt: skip
    other = Story(
        id=ids.of("story", 2), reason=Reason("alone", ()), title=HOSTILE, articles=(hostile.id,), first=None, last=None
    )
    claims = [
        Claim(
            id=ids.of("claim", 1), reason=copy.reason, story=story.id, text="الجسر أغلق قبل انهياره بساعة",
            statements=(closed, again, denial), events=(happened,),
            origins=(
                Origin(governor.name_ar, governor.id, "person", (closed, again), "two prints of one dispatch"),
                Origin("شاهد لم يذكر اسمه", None, "unnamed", (unnamed,), "not named"),
            ),
            origins_at_least=1, origins_at_most=2, affirmed_by=(governor.id, "شاهد لم يذكر اسمه"),
            denied_by=(company.id,), first=First(first.id, "2031-03-12"),
        ),
        Claim(
            id=ids.of("claim", 2), reason=Reason("alone", ()), story=story.id, text="التشققات كانت معروفة",
            statements=(warned,), events=(), origins_at_least=0, origins_at_most=1, affirmed_by=("مهندسة البلدية",),
            origins=(Origin("مهندسة البلدية", None, "unnamed", (warned,), "not named"),), denied_by=(), first=None,
        ),
        Claim(
            id="Claim/../1", reason=Reason(HOSTILE, ()), story=other.id, text=HOSTILE, statements=(), events=(),
            origins=(Origin(HOSTILE, None, "unseen", (), HOSTILE),), origins_at_least=0, origins_at_most=1,
            affirmed_by=(HOSTILE,), denied_by=(HOSTILE,), first=First("gone", HOSTILE),
        ),
    ]  # fmt: skip
    dropped = [
        Dropped(id=ids.of("dropped", 1), what="page", location="صورة.png", stage="pages", why="no text in it"),
        Dropped(id=ids.of("dropped", 2), what="page", location=HOSTILE, stage="pages", why=HOSTILE),
    ]
    pages = [record for each in (first, second, third, hostile) for record in each.records]
    return [*pages, governor, company, marsa, strange, copy, *rests, story, other, *claims, *dropped]


def stored(path, records):
    """These records as a dossier."""
    dossier.write(path, [dossier.pack(records)], "test")
    return dossier.Dossier(path)
