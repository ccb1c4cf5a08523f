"""What is said: where attributed content ends, and how much of it is quoted.

The policy. Content runs from its opener to the end of the sentence, unless before that, outside quotation marks opened
within it,
1. a frame names whose words they are (وفق ما ذكرت الوكالة، على حد قوله);
2. a participle or a verb begins the next statement (، مضيفا أن …، وقال الوزير إن …);
3. after a comma, a clause in the author's own voice begins (وسط، في حين، فيما، علما أن);
4. speech in quotation marks closes and nothing but a clause of the author follows.
"""

from functools import cache

from takhrij import text, words
from takhrij.readings.scene import (
    CLOSE_QUOTES,
    COMMAS,
    DASHES,
    OPEN_QUOTES,
    OWNERS,
    STOPS,
    Scene,
    Sentence,
    listing,
)
from takhrij.readings.statements import cues, phrases
from takhrij.records import Span, StatementKind
from takhrij.text import Quote

NAMED_THINGS = ("org_head", "place_head", "event_head", "treaty_head", "medium")
LONGEST_NAME = 5  # tokens in marks
MEANWHILE = frozenset({"بينما", "وبينما"})
STATING = 12  # tokens within which a verb after كما would have its own content
EDGES = "".join(COMMAS | DASHES | {".", "…", ":"})


def end(scene: Scene, sentence: Sentence, first: int, *, clause: bool = True) -> int:
    """The last token of content that begins at `first`; stops and commas at its end are not yet left out.

    Content that is no clause but a noun phrase ends before a relative clause about a name: روسيا التي استنفدت …
    """
    token, last = first + 1, sentence.last
    quote = scene.quote_from.get(first) or _opened_before(scene, first)
    if quote:
        token = scene.tokens(Span(quote.start, quote.end))[1] + 1
        last = max(last, token - 1)
        if quote.closed and (_speech_closed(scene, token) or (not clause and _name_closed(scene, token))):
            return token - 1
    while (token := scene.joint(token)) <= sentence.last:
        opened = scene.quote_from.get(token)
        if opened and opened.closed:
            token = scene.tokens(Span(opened.start, opened.end))[1] + 1
            continue
        if _ends_before(scene, sentence, token, clause=clause, inside=token > first + 2):
            return token - 1
        token += 1
    return last


def _ends_before(scene: Scene, sentence: Sentence, token: int, *, clause: bool, inside: bool) -> bool:
    """Whether content ends right before a token; `inside` tells that some of it stands before."""
    word, following = scene.word(token), scene.word(token + 1)
    if word in COMMAS:
        return ends_clause(scene, sentence, token + 1)
    return (
        begins_frame(scene, token)
        or (word == "كما" and _states(scene, token + 1, sentence.last))
        or (word == "مع" and _pictures(scene, token + 1))
        or (word in MEANWHILE and inside)
        or (word == "وذلك" and scene.is_particle(token + 1, "preposition"))
        or (not clause and word == "في" and following == "وقت" and sentence.last - token in {2, 3})
        or (not clause and scene.is_particle(token, "relative") and token - 1 in scene.mention_on)
        or (inside and _before_another(scene, token, sentence.last))
        or _goes_on_saying(scene, token, sentence.last)
    )


def _states(scene: Scene, token: int, limit: int) -> bool:
    return any(cues.states(scene, verb, limit) for verb in cues.verbs(scene, token))


def _goes_on_saying(scene: Scene, token: int, limit: int) -> bool:
    """Whether the next statement begins without a comma: وقال إن …; مؤكدا أن …"""
    for verb in cues.verbs(scene, token):
        joined = verb.prefix.startswith("و") and verb.entry.feature.startswith("perfect")
        if joined and cues.states(scene, verb, limit):
            return True
    for participle in cues.participles(scene, token):
        sure = scene.accusative(token) or (cues.strong(participle) and participle.entry.text.endswith("ا"))
        if (sure or scene.word(token - 1) in CLOSE_QUOTES) and cues.participial(scene, participle, limit):
            return True
    return False


def _pictures(scene: Scene, token: int) -> bool:
    """مع صور تظهر …: what is shown is another statement."""
    noun = scene.mark(token, "reporting_noun")
    shown = noun is not None and noun.entry.row["type"] == "footage"
    return shown and noun is not None and any(cues.verbs(scene, t) for t in (noun.last + 1, noun.last + 2))


def _opened_before(scene: Scene, first: int) -> Quote | None:
    """The quotation whose first word holds the particle before the content: «بالحدث التاريخي»."""
    quote = scene.quote_from.get(first - 1)
    return quote if quote and quote.closed and scene.word(first).startswith("ب") else None


def _name_closed(scene: Scene, token: int) -> bool:
    """Whether behind what is called so another clause begins: ب«الماكر» ويشن …, but not ب«الشريف» و«المنفتح»."""
    events = scene.marked.starting(token, "event_verb", "reporting_verb")
    return scene.word(token).startswith("و") and any(mark.prefix == "و" and mark.exact for mark in events)


def _speech_closed(scene: Scene, token: int) -> bool:
    """Whether behind closed speech a comma stands, and no more of what is said: «…»، ليصبح …, but not «…»، وإنه …"""
    if scene.word(token) not in COMMAS:
        return False
    opened = scene.word(token + 1) in OPEN_QUOTES or scene.word(token + 2) in OPEN_QUOTES
    return not opened and not scene.is_particle(token + 1, "opener")


def _before_another(scene: Scene, token: int, limit: int) -> bool:
    """Whether another saying of the same speaker is told with its time: قبل أن يشير إلى …, بعدما أعلن …"""
    if not scene.is_particle(token, "sequence"):
        return False
    verb_at = token + (2 if scene.word(token + 1) == "ان" else 1)
    if verb_at == token + 1 and scene.word(token) in {"قبل", "بعد"}:
        return False
    verbs = cues.verbs(scene, verb_at)
    return any(not phrases.begins(scene, verb.last + 1) and cues.states(scene, verb, limit) for verb in verbs)


def begins_frame(scene: Scene, token: int) -> bool:
    """Whether whose words these are is said from here: وفقا ل + source, حسبما + verb, على حد قوله."""
    mark = scene.mark(token, "frame")
    if mark is None:
        return False
    kind = mark.entry.row["type"]
    following = mark.last + 1
    if mark.entry.key == "kama" and _opens_sentence(scene, token):
        return False  # كما نشرت الوكالة …: moreover
    if kind == "as_said" and any(cues.addressee(v).startswith("speaker") for v in cues.verbs(scene, following)):
        return mark.entry.key != "kama"  # كما نقلت الوكالة عن …: what is said comes next
    if kind == "as_said":
        # كما أكدت الشرطة، but not كما نصحت السكان بالبقاء, which says something else
        return any(
            not cues.clause(scene, verb, following + STATING)
            and not cues.states(scene, verb, _to_comma(scene, following))
            for verb in cues.verbs(scene, following)
        )
    if kind == "according_to":
        if scene.word(following).removeprefix("ل").removeprefix("ل").removeprefix("ال") in listing(
            "reporting/norms.txt"
        ):
            return False
        return (
            phrases.phrase(scene, following, following + LONGEST_NAME) is not None
            or (scene.word(following).startswith("ال") and _closes(scene, following))
            or (scene.word(following) == "ل" and phrases.begins(scene, following + 1))
            or scene.word(following) in OPEN_QUOTES
        )
    return kind == "own_words" and mark.exact  # بنظره is no بنظرة


def _to_comma(scene: Scene, token: int) -> int:
    """The token before the next comma, or as many on as a frame may have."""
    return next((t - 1 for t in range(token, token + STATING) if scene.word(t) in COMMAS), token + STATING)


def _opens_sentence(scene: Scene, token: int) -> bool:
    before = scene.text.original[: scene.text.starts[token]].rstrip(" \u00a0")
    return not before or before[-1] in STOPS | {"\n"}


def _closes(scene: Scene, token: int) -> bool:
    """Whether a definite noun stands alone before a stop or comma."""
    return scene.word(token + 1) in COMMAS | STOPS or scene.word(token + 1) == ""


def ends_clause(scene: Scene, sentence: Sentence, token: int) -> bool:
    """Whether, after a comma, another statement or the author's own voice begins."""
    if token > sentence.last:
        return True
    if any(cues.participial(scene, participle, sentence.last) for participle in cues.participles(scene, token)):
        return True
    tail = scene.mark(token, "tail")
    if tail and tail.entry.row["type"] == "ends":
        return True
    if tail and tail.entry.key == "alladhi":
        return False
    verb_at = token
    if (tail or scene.is_particle(token, "connective")) and not cues.verbs(scene, token):
        verb_at = (tail.last if tail else token) + 1
        if scene.word(verb_at) == "قد":
            verb_at += 1
        elif subject := phrases.phrase(scene, verb_at, sentence.last):
            verb_at = subject.last + 1
    elif not scene.word(token).startswith(("و", "ف")):
        return _subordinate(scene, sentence, token) and any(
            cues.states(scene, verb, sentence.last) for verb in cues.verbs(scene, token)
        )
    if scene.is_particle(token, "contrast") and (_not_said(scene, verb_at) or _tells(scene, verb_at)):
        return True
    return any(cues.states(scene, verb, sentence.last) for verb in cues.verbs(scene, verb_at))


def _subordinate(scene: Scene, sentence: Sentence, token: int) -> bool:
    """Whether the sentence begins with a clause of time, behind whose comma its main verb stands: بعد أن …، كتب …"""
    second = scene.word(sentence.first + 1)
    opens = scene.is_particle(sentence.first, "sequence") and (second == "ان" or scene.word(sentence.first)[-1] == "ا")
    return opens and token > sentence.first + 4


def _tells(scene: Scene, token: int) -> bool:
    """لكنه وصف …: what the speaker says besides."""
    own = scene.word(token - 1).endswith(OWNERS)
    return own and any(verb.exact and verb.entry.feature == "perfect" for verb in cues.verbs(scene, token))


def _not_said(scene: Scene, token: int) -> bool:
    """لكنه لم يوضح السبب: the author tells what the speaker does not say."""
    mark = scene.mark(token, "negation")
    return mark is not None and any(
        verb.entry.table == "reporting_verb" for t in (token, token + 1) for verb in scene.marks(t, "reporting_verb")
    )


def spans(scene: Scene, sentence: Sentence, first: int, start: int, last: int) -> list[Span]:
    """The content from `start` in token `first` to token `last`, without punctuation at its ends and outer marks."""
    original = scene.text.original
    quote = scene.quote_from.get(first)
    if quote and quote.end <= scene.text.ends[last] and _speech_alone(scene, quote, last):
        return [text.trimmed(original, quote.inner.start, quote.inner.end, EDGES)]
    span = text.trimmed(original, start, scene.text.ends[last], EDGES)
    # a mark that closes nothing of the content, or opens nothing in it, belongs to a quotation around it
    while span.end > span.start and original[span.end - 1] in CLOSE_QUOTES and not _balanced(scene, span):
        span = text.trimmed(original, span.start, span.end - 1, EDGES)
    while span.end > span.start and original[span.start] in OPEN_QUOTES and not _opens_within(scene, span):
        span = text.trimmed(original, span.start + 1, span.end, EDGES)
    return [span]


def _speech_alone(scene: Scene, quote: Quote, last: int) -> bool:
    """Whether nothing follows the quotation that belongs to the content."""
    closing = scene.tokens(Span(quote.start, quote.end))[1]
    return all(scene.word(token) in EDGES for token in range(closing + 1, last + 1))


def _balanced(scene: Scene, span: Span) -> bool:
    return any(span.start <= quote.start and quote.end == span.end for quote in scene.text.quotes)


def _opens_within(scene: Scene, span: Span) -> bool:
    return any(quote.start == span.start and quote.end <= span.end for quote in scene.text.quotes)


def kind(scene: Scene, content: list[Span]) -> StatementKind:
    """Direct if all content stands in quotation marks, mixed if some of it does; names in marks are no quotation."""
    meeting = (
        (token, quote)
        for token, quote in scene.quote_from.items()
        if any(quote.start < span.end and span.start < quote.end for span in content)
    )
    quotes = [quote for token, quote in meeting if not _names(scene, token, quote)]
    if all(any(q.inner.start <= span.start and span.end <= q.inner.end for q in quotes) for span in content):
        return "direct"
    return "mixed" if quotes else "indirect"


def _names(scene: Scene, opening: int, quote: Quote) -> bool:
    """Whether marks hold a name, or what a thing is called, and quote nothing."""
    first, last = scene.tokens(quote.inner)
    mention = scene.mention_from.get(first)
    return (mention is not None and scene.last_of_mention(mention) >= last) or _called(scene, opening, quote)


def _called(scene: Scene, opening: int, quote: Quote) -> bool:
    """Whether marks hold what the noun before them is called: غواصة «نوتيلوس يو سي 3»; one word, of any noun."""
    first, last = scene.tokens(quote.inner)
    previous = opening - 1
    heads = (mark for mark in scene.marked.starting(previous, *NAMED_THINGS) if mark.last == previous)
    thing = any(not mark.prefix.endswith(("ال", "لل")) for mark in heads) or scene.stem(previous) in things()
    if thing and last - first < LONGEST_NAME:
        return True
    return (
        first == last
        and scene.word(previous).isalpha()
        and not scene.word(first).endswith("ا")
        and not scene.is_particle(previous, "preposition", "opener", "connective", "adverb", "copula")
        and not scene.word(previous).startswith(("سي", "ست"))
        and not scene.marks(previous, "reporting_verb")
    )


@cache
def things() -> frozenset[str]:
    """Nouns for things with names of their own, folded: سفينة، فيلم، صاروخ."""
    rows = words.rows("names/thing_heads.csv")
    return frozenset(
        text.fold(form).text for row in rows for cell in ("form", "plural") for form in words.values(row, cell)
    )
