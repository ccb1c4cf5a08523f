"""What a statement says, as it is compared with others: its words by their roots, who and how many are named, and
whether it is said or denied.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from takhrij import text, words
from takhrij.claims import gazetteer
from takhrij.claims.counts import YEAR, Count, counts
from takhrij.records import Mention, Span, Statement
from takhrij.words import stems

COUNTRY, NUMBER, TOLL, ENTITY = "country:", "number:", "toll:", "entity:"
SAYS_COUNTRY, SAYS_NUMBER, SAYS_TOLL, SAYS_ENTITY = 0.3, 0.8, 0.8, 0.65
OFTEN = 10  # a feature that fewer than one in so many texts of a story has keeps its weight
TO_SHORTER = 0.6  # how much of a likeness is measured by the shorter of two statements, which the longer may contain
SURE, IN_DOUBT, SEVERAL = 0.5, 0.4, 3  # likeness, how much of it by the shorter, and shared features
MANNERS = frozenset(["praises", "condemns", "demands"])  # of speech, which make no fact
RUN, ENOUGH, SAME_RUNS = 3, 4, 0.4  # words in a run, runs of a text, and how many of the shorter's are in both
CLAUSE = frozenset(["الذي", "التي", "الذين", "لان", "لانه", "لانها", "اذا", "بعدما", "حيث", "بينما", "فيما"])
ADJECTIVES = frozenset(["غير", "دون", "بدون", "من"])  # they negate what follows, not the clause: «أنشطة غير مبررة»


class Content(msgspec.Struct, frozen=True):
    """What is compared of a statement."""

    statement: Statement
    words: tuple[str, ...]  # folded
    features: Mapping[str, float]  # what is said: how much it says
    counts: Mapping[str, frozenset[int]]  # by what they count
    weight: float  # of all features
    negated: bool  # its words are negative
    denied: bool  # its speaker denies them

    @property
    def demanded(self) -> bool:
        """Whether the speaker wants it, and does not have it that it is so."""
        return self.statement.stance == "demands"

    @property
    def sign(self) -> bool:
        """Whether the speaker has it that it is so."""
        return self.negated == self.denied


def read(statement: Statement, page: str, mentions: Sequence[Mention]) -> Content:
    """The content of a statement of a page; `mentions` are those of its article."""
    tokens = text.read(original(statement, page)).words
    inside = [mention for mention in mentions if _inside(mention, statement.content)]
    others = [mention for mention in inside if gazetteer.form(mention.text) not in gazetteer.countries()]
    named = frozenset(word for mention in others for word in gazetteer.form(mention.text))
    features = {ENTITY + mention.entity: SAYS_ENTITY for mention in others}
    counted = counts(tokens)
    for feature, value in _features(tokens, named, counted):
        features[feature] = max(value, features.get(feature, 0.0))
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for of, number in counted:
        numbers[of].add(number)
    return Content(
        statement=statement,
        words=tuple(word for word in tokens if word[0].isalnum()),
        features=features,
        counts={of: frozenset(those) for of, those in numbers.items()},
        weight=sum(features.values()),
        negated=negated(tokens),
        denied=statement.stance == "denies",
    )


def of_what_is_denied(contents: Sequence[Content]) -> list[Content]:
    """The statements of an article; who denies what others say (صحة ما تناقلته وسائل عن …) denies what that says."""
    told: defaultdict[str, list[Content]] = defaultdict(list)
    for each in contents:
        if each.statement.inside:
            told[each.statement.inside].append(each)
    return [
        msgspec.structs.replace(told[each.statement.id][0], statement=each.statement, denied=True)
        if each.denied and len(told[each.statement.id]) == 1
        else each
        for each in contents
    ]


def weighed(contents: Sequence[Content]) -> list[Content]:
    """The statements of one story, with less weight for what many of its texts have; copies of a text count once."""
    texts = {frozenset(content.features) for content in contents}
    having = Counter(name for features in texts for name in features)
    total = len(texts) + OFTEN
    factors = {name: min(1.0, math.log(total / count) / math.log(OFTEN)) for name, count in having.items()}
    found = []
    for content in contents:
        features = {name: round(value * factors[name], 6) for name, value in content.features.items()}
        found.append(msgspec.structs.replace(content, features=features, weight=sum(features.values())))
    return found


def original(statement: Statement, page: str) -> str:
    """The words of its content."""
    return " ".join(page[span.start : span.end] for span in statement.content)


def _inside(mention: Mention, spans: Iterable[Span]) -> bool:
    return any(span.start <= mention.start and mention.end <= span.end for span in spans)


def _features(tokens: Sequence[str], named: frozenset[str], counted: Sequence[Count]) -> Iterable[tuple[str, float]]:
    for of, number in counted:
        yield f"{NUMBER}{number}", SAYS_NUMBER
        if of:
            yield f"{TOLL}{of} {number}", SAYS_TOLL
    at = 0
    while at < len(tokens):
        word = tokens[at]
        length, country = gazetteer.starting(tokens[at : at + gazetteer.LONGEST], gazetteer.countries())
        if country:
            yield COUNTRY + country, SAYS_COUNTRY
        elif YEAR.fullmatch(word):
            yield word, SAYS_NUMBER
        elif word[0].isalpha() and word not in named and (rarity := stems.rarity(word)) > 0:
            yield stems.root(word), rarity
        at += max(1, length)


def alike(a: Content, b: Content, to_shorter: float = TO_SHORTER) -> float:
    """How much of two statements is the same, from 0 to 1."""
    same = in_common(a, b)
    shorter, longer = (a.weight, b.weight) if a.weight < b.weight else (b.weight, a.weight)
    return same / (to_shorter * shorter + (1 - to_shorter) * longer) if same else 0.0


def in_common(a: Content, b: Content) -> float:
    """How much two statements share."""
    return math.fsum([min(a.features[name], b.features[name]) for name in a.features.keys() & b.features.keys()])


def one_text(a: Content, b: Content) -> bool:
    """Whether two statements are in words that two writers do not choose alike."""
    runs, others = ({each.words[n : n + RUN] for n in range(len(each.words) - RUN + 1)} for each in (a, b))
    few = min(len(runs), len(others))
    return few >= ENOUGH and len(runs & others) >= SAME_RUNS * few


def sure(a: Content, b: Content) -> bool:
    """Whether two statements say the same without a doubt: nearly as much, of several things, in one manner."""
    manners = {each.statement.stance if each.statement.stance in MANNERS else "" for each in (a, b)}
    shared = a.features.keys() & b.features.keys()
    return len(manners) == 1 and (same_toll(a, b) or (len(shared) >= SEVERAL and alike(a, b, IN_DOUBT) >= SURE))


def same_toll(a: Content, b: Content) -> bool:
    """Whether two statements count the same toll alike."""
    return any(of and not numbers.isdisjoint(b.counts.get(of, ())) for of, numbers in a.counts.items())


def other_counts(a: Content, b: Content) -> bool:
    """Whether two statements count the same things differently."""
    return bool(a.counts and b.counts) and any(
        of in b.counts and numbers.isdisjoint(b.counts[of]) for of, numbers in a.counts.items()
    )


@cache
def _negations() -> frozenset[str]:
    return frozenset(form for (form, *more) in _forms("negates") if not more) - ADJECTIVES


@cache
def _affirming() -> frozenset[tuple[str, ...]]:
    """What looks negative and is not: «لا يزال»."""
    return frozenset(_forms("affirms"))


def _forms(kind: str) -> Iterable[tuple[str, ...]]:
    rows = (row for row in words.rows("reporting/negation.csv") if row["type"] == kind)
    return (gazetteer.form(form) for row in rows for form in words.values(row, "form"))


def negated(tokens: Sequence[str]) -> bool:
    """Whether the main clause of folded words is negative; «لم … إلا» is not.

    >>> negated("لم يصل القطار".split()), negated("لم يصل القطار الا مساء".split())
    (True, False)
    >>> negated("لا يزال القطار يسير".split()), negated("انشطه غير مبرره".split())
    (False, False)
    """
    for at, word in enumerate(tokens):
        if word in CLAUSE:
            break
        bare = word[1:] if word[:1] in "وفب" and word[1:] in _negations() else word
        if bare not in _negations() or tokens[at - 1 : at] in (["ما"], ["لا"]):
            continue
        if not any(tuple(tokens[at : at + len(form)]) == form for form in _affirming()):
            return "الا" not in tokens[at + 1 :]
    return False
