"""What a token says about names: gazetteer, given name, unknown name-like word, nationality, ordinary word.

>>> from takhrij import marks
>>> tokens = Tokens(marks.read("وأكد دوبرالوف للصحافيين"))
>>> tokens.unknown(1), tokens.unknown(2)
(True, False)
"""

from collections.abc import Sequence
from functools import lru_cache

from takhrij import text, words
from takhrij.marks import Mark, Marked
from takhrij.readings.names.likeness import common, likeness, ordinary
from takhrij.readings.names.lists import adjectives, ambiguous, not_names, peoples, stops
from takhrij.records import EntityKind, Span

KINDS: dict[str, EntityKind] = {
    "country": "place", "capital": "place", "place": "place", "city": "place", "organisation": "organisation",
    "agency": "organisation", "outlet": "organisation", "leader": "person", "named_event": "event_name",
    "treaty": "treaty",
}  # fmt: skip
GAZETTEER = tuple(KINDS)
HEADLESS = {"place", "city", "capital", "outlet", "agency"}
FAMILIES = {
    **dict.fromkeys(KINDS, "gazetteer"), "given_name": "given", "foreign_name": "given", "name_part": "part",
    "org_head": "head", "place_head": "head", "event_head": "head", "treaty_head": "head", "medium": "medium",
    "nationality": "nationality", "role": "opener", "reporting_verb": "opener",
}  # fmt: skip
SHORT = 5  # letters: with a particle, so short a name is often another word
HAMZA = frozenset("أإآ")  # as printed: the article has none
ATTACHED = ("و", "ف", "ل", "ب", "ك", "ول", "وب")
OPENS_QUOTE = frozenset("«\"“„'‘(")
CLOSES_QUOTE = frozenset("»\"”'’)")
NISBA = ("يه", "يين", "يون", "يات", "يا", "تان", "تين")  # more often an adjective than a name
NOT_AT_ALL = -1000.0
LIKELY, VERY_LIKELY = 2.0, 6.0  # log odds; set by hand while reading news, not fitted


class Tokens:
    """The tokens of a page with what the words say of each."""

    def __init__(self, marked: Marked) -> None:
        self.text = marked.text
        self.words = marked.text.words
        self.vocabulary = frozenset(self.words)
        self._months = {mark.first for mark in marked.marks if mark.entry.table == "month" and mark.exact}
        self._meant_at: dict[int, Mark | None] = {}
        self.families: dict[str, dict[int, list[Mark]]] = {family: {} for family in FAMILIES.values()}
        for mark in marked.marks:
            family = FAMILIES.get(mark.entry.table)
            if family and not (family == "nationality" and _also_a_word(mark, self.words[mark.first])):
                self.families[family].setdefault(mark.first, []).append(mark)
        self._listed = {n for family in self.families.values() for n in family}

    def marks(self, n: int, family: str) -> Sequence[Mark]:
        """The marks of a family of tables that begin with a token, the longest first."""
        return self.families[family].get(n, ())

    def telling(self, n: int) -> bool:
        """Whether a list has a token, or it may be a name by its letters: of others none begins."""
        return n in self._listed or _looks(self.words[n]) > NOT_AT_ALL

    def adjacent(self, n: int) -> bool:
        """Whether nothing but blanks on one line stands between a token and the one before it."""
        between = self.text.original[self.text.ends[n - 1] : self.text.starts[n]]
        return between in (" ", "\u00a0", "  ")

    def gazetteer(self, n: int) -> Mark | None:
        """The longest entry that begins with a token and may be meant there."""
        if n not in self._meant_at:
            whole = any(mark.exact and not mark.prefix for mark in self.marks(n, "given"))  # كلاوس is no لاوس with ك
            marks = (m for m in self.marks(n, "gazetteer") if not (whole and m.prefix and m.first == m.last))
            meant = (m for m in sorted(marks, key=self._order) if self._meant(m) and not self._headed(m))
            self._meant_at[n] = next(meant, None)
        return self._meant_at[n]

    def _order(self, mark: Mark) -> tuple[int, int, bool, int, int]:
        quoted = self.quoted(mark.first)
        return (
            -mark.last,
            len(mark.prefix),
            not mark.exact,
            (mark.entry.table == "outlet") != quoted,
            GAZETTEER.index(mark.entry.table),
        )

    def quoted(self, n: int) -> bool:
        """Whether a token stands behind an opening mark of quotation."""
        return n > 0 and self.words[n - 1] in OPENS_QUOTE and self.words[n - 1] != "("

    def _meant(self, mark: Mark) -> bool:
        """Whether what may be an ordinary word is a name here: by its spelling, and by what stands before it."""
        if mark.first == mark.last and self.month(mark.first):
            return False
        form = folded(mark.entry.text)
        word = self.words[mark.first]
        if mark.first == mark.last and mark.prefix and word in common() and form not in common():
            return len(form) > 3 and likeness(form) > likeness(word)
        if mark.entry.table == "country" and self._adjective(mark):
            return False
        if mark.entry.table in {"place", "city"} and any(
            m.last == mark.last for m in self.marks(mark.first, "nationality")
        ):
            return self.before(mark.first, "head") is not None  # السويدية
        short = (
            mark.first == mark.last and mark.prefix and len(form) < SHORT and mark.entry.table in HEADLESS - {"capital"}
        )
        if short and ordinary(word):
            return self._introduced(mark)  # لغات is no غات with ل
        if mark.entry.table in {"outlet", "agency"} and mark.first == mark.last and mark.entry.text.startswith("ال"):
            return self._introduced(mark)
        if self._looks_attached(mark, word):
            return self._introduced(mark)
        if form not in ambiguous() and (
            mark.first != mark.last or form not in common() or mark.entry.table == "country"
        ):
            attached = mark.prefix and mark.entry.table in {"place", "city"}
            return mark.exact or len(form) > (4 if attached else 3)
        if mark.entry.feature == "abbreviation" and mark.first != mark.last:
            return True
        return mark.exact and self._introduced(mark)

    def _looks_attached(self, mark: Mark, word: str) -> bool:
        """Whether a short entry may be a particle and a word: لحج, also ل + حج."""
        alone = mark.first == mark.last and not mark.prefix and len(word) < 5
        return alone and word[0] in "وفبلك" and word[1:] in common()

    def _headed(self, mark: Mark) -> bool:
        """Whether an entry is a common noun and another form of itself: صحيفة الأفق, إقليم بلوشستان, وكالة رويترز."""
        if mark.entry.table not in HEADLESS:
            return False
        heads = (*self.marks(mark.first, "head"), *self.marks(mark.first, "medium"))
        inner = {m.entry.key for head in heads for m in self.marks(head.last + 1, "gazetteer") if m.last == mark.last}
        return any(head.prefix == "" or not head.prefix.endswith("ال") for head in heads) and mark.entry.key in inner

    def proper(self, mark: Mark) -> Span:
        """The place of an entry without title or noun before its name: إقليم بلوشستان, الملك سلمان; but مدينة نصر."""
        if mark.entry.table == "leader":
            titles = (m.last for m in self.marks(mark.first, "opener") if m.entry.table == "role")
            title = next((last for last in titles if last < mark.last), None)
            return mark.span if title is None else Span(self.text.starts[title + 1], mark.end)
        for head in self.marks(mark.first, "head"):
            inner = " ".join(self.words[head.last + 1 : mark.last + 1])
            takes = head.entry.row["takes"]
            bare = (
                takes in {"inner", "either", "noun"}
                and head.entry.feature == "singular"
                and not head.prefix.endswith("ال")
            )
            region = takes in {"inner", "noun"} and head.entry.key != "city" and mark.entry.table != "country"
            if bare and inner and (region or inner in map(folded, words.values(mark.entry.row, "ar"))):
                return Span(self.text.starts[head.last + 1], mark.end)
        return mark.span

    def _adjective(self, mark: Mark) -> bool:
        """Whether what is also a nationality follows a definite noun: الأندية السعودية."""
        n = mark.first
        same = any(m.last == mark.last for m in self.marks(n, "nationality"))
        if not same or not n or not self.adjacent(n) or self.stop(n - 1):  # إلى begins with ال too
            return False
        return self.words[n - 1].startswith(("ال", "لل", "بال", "وال"))

    def _introduced(self, mark: Mark) -> bool:
        n = mark.first
        if mark.entry.table in {"outlet", "agency"}:
            return self.quoted(n) or self.before(n, "medium") is not None or self.in_brackets(mark)
        if KINDS[mark.entry.table] == "place":
            attached = mark.prefix == "ب" and folded(mark.entry.text) not in common()
            behind = n > 0 and self.words[n - 1] in PLACE_PREPOSITIONS
            return behind or attached or self.before(n, "head") is not None
        if KINDS[mark.entry.table] == "person":
            return self.before(n, "opener", "given") is not None
        return self.quoted(n) or self.before(n, "head") is not None

    def in_brackets(self, mark: Mark) -> bool:
        """Whether a mark fills a pair of brackets: (رويترز)."""
        after = self.words[mark.last + 1 : mark.last + 2]
        return mark.first > 0 and self.words[mark.first - 1] == "(" and after == [")"]

    def before(self, n: int, *families: str) -> Mark | None:
        """A mark of these families that ends right before a token, a quotation mark aside."""
        end = n - 1
        if end >= 0 and self.words[end] in OPENS_QUOTE:
            end -= 1
        for first in range(end, max(-1, end - 4), -1):
            for family in families:
                for mark in self.marks(first, family):
                    if mark.last == end:
                        return mark
        return None

    def given(self, n: int) -> Mark | None:
        """A given name, Arabic or foreign, that is no other word."""
        if n not in self.families["given"]:
            return None
        word = self.words[n]
        role = any(mark.entry.table == "role" for mark in self.marks(n, "opener"))
        if role or word in common() or word in stops() or word in ambiguous() or self.gazetteer(n):
            return None
        return self.perhaps_given(n)

    def perhaps_given(self, n: int) -> Mark | None:
        """A given name that may also be another word: سعيد, لقاء."""
        marks = self.marks(n, "given")
        if not marks or self.describes(n):
            return None
        whole = self.words[n] in common()  # كلام is no name with ك
        may_be = (m for m in marks if m.exact or (len(m.entry.text) > 3 and m.entry.text[-1] not in "ةىي"))
        return next((m for m in may_be if not (whole and m.prefix)), None)

    def nationality(self, n: int) -> Mark | None:
        """A nationality that begins with a token."""
        return next(iter(self.marks(n, "nationality")), None)

    def describes(self, n: int) -> bool:
        """Whether a token is an adjective of a country or a people."""
        return bool(self.marks(n, "nationality")) or self.words[n] in peoples()

    def unknown(self, n: int, least: float = LIKELY) -> bool:
        """Whether a token is in no list and its letters look like a name's."""
        word = self.words[n]
        described = self.marks(n, "nationality") or (word.endswith("يا") and word[:-1] in adjectives())  # سفيرا أميركيا
        return _looks(word) > least and not described and not self.gazetteer(n)

    def with_article(self, n: int) -> bool:
        """Whether a token may begin with the article: الدوري, but not ألدو, whose hamza is printed."""
        return self.words[n].startswith("ال") and self.text.original[self.text.starts[n]] not in HAMZA

    def attached(self, n: int) -> int:
        """How many letters of an unknown first word are rather an attached particle than the name's own."""
        word = self.words[n]
        for particle in ATTACHED:
            rest = word[len(particle) :]
            if word.startswith(particle) and len(rest) > 2 and likeness(rest) > likeness(word) + 0.5:
                return len(particle)
        return 0

    def hyphened(self, n: int) -> bool:
        """Whether a token is a hyphen between two words without blanks: جيه-إن."""
        starts, ends = self.text.starts, self.text.ends
        return (
            self.words[n] == "-" and n + 1 < len(self.words) and ends[n - 1] == starts[n] and ends[n] == starts[n + 1]
        )

    def continues(self, n: int) -> bool:
        """Whether an unknown name goes on with a token."""
        return self.adjacent(n) and self.unknown(n) and not self.joined(n)

    def printed(self, n: int) -> str:
        """A token as the page has it."""
        return self.text.original[self.text.starts[n] : self.text.ends[n]]

    def month(self, n: int) -> bool:
        """Whether a month's name begins with a token."""
        return n in self._months

    def acronym(self, n: int) -> bool:
        """Whether a token is a Latin abbreviation: YTN."""
        letters = self.printed(n)
        return letters.isascii() and letters.isupper() and letters.isalpha() and len(letters) > 1

    def joined(self, n: int) -> bool:
        """Whether a word is a name with an attached و: «لاندوف وسيرين» are two."""
        given = next(iter(self.marks(n, "given")), None)
        return given.prefix.startswith("و") if given else self.words[n].startswith("و") and self.attached(n) > 0

    def stop(self, n: int) -> bool:
        """Whether a token is a particle of the grammar or no word at all."""
        return self.words[n] in stops() or not self.words[n].isalpha()


PLACE_PREPOSITIONS = frozenset({
    "في", "الي", "من", "بين", "قرب", "خارج", "داخل", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي",
    "وسط", "ضواحي", "نحو", "صوب", "باتجاه",
})  # fmt: skip


@lru_cache(maxsize=1 << 16)
def folded(form: str) -> str:
    """An entry's form as it is found in a folded text."""
    return text.fold(form).text


@lru_cache(maxsize=1 << 16)
def _looks(word: str) -> float:
    """How much a folded word looks like a name; not at all where a list has it as another word."""
    if len(word) < 2 or not word.isalpha() or word.isascii() or word in common() or word in not_names():
        return NOT_AT_ALL
    looks = likeness(word)
    doubtful = ordinary(word) or word.endswith(NISBA)
    return looks if not doubtful or looks > VERY_LIKELY else NOT_AT_ALL


def _also_a_word(mark: Mark, word: str) -> bool:
    """Whether a nationality is rather an ordinary adjective: مالي."""
    return word in common() and any(text.fold(a).text in ambiguous() for a in words.values(mark.entry.row, "adjective"))
