"""What is said: where attributed content ends, and how much of it is quoted.

The policy. Content runs from its opener to the end of the sentence, unless before that, outside quotation marks opened
within it,
1. a frame names whose words they are (وفق ما ذكرت الوكالة، على حد قوله);
2. a participle or a verb begins the next statement (، مضيفا أن …، وقال الوزير إن …);
3. after a comma, a clause in the author's own voice begins (وسط، في حين، فيما، علما أن);
4. speech in quotation marks closes and nothing but a clause of the author follows.
"""

from collections.abc import Iterator

from takhrij import text
from takhrij.readings.statements import cues, phrases
from takhrij.readings.statements.scene import CLOSE_QUOTES, COMMAS, DASHES, OPEN_QUOTES, STOPS, Scene, Sentence
from takhrij.records import Span, StatementKind
from takhrij.text import Quote

STATING = 12  # tokens within which a verb after كما would have its own content
EDGES = "".join(COMMAS | DASHES | {".", "…", ":"})


def end(scene: Scene, sentence: Sentence, first: int, *, clause: bool = True) -> int:
    """The last token of content that begins at `first`; stops and commas at its end are not yet left out.

    Content that is no clause but a noun phrase ends before a relative clause about a name: روسيا التي استنفدت …
    """
    token = first + 1
    quote = scene.quote_from.get(first)
    if quote:
        token = scene.tokens(Span(quote.start, quote.end))[1] + 1
    while token <= sentence.last:
        opened = scene.quote_from.get(token)
        if opened and opened.closed:
            token = scene.tokens(Span(opened.start, opened.end))[1] + 1
            continue
        if begins_frame(scene, token) or (scene.word(token) in COMMAS and ends_clause(scene, sentence, token + 1)):
            return token - 1
        if not clause and scene.is_particle(token, "relative") and token - 1 in scene.mention_on:
            return token - 1
        if any(
            verb.prefix.startswith("و")
            and verb.entry.feature.startswith("perfect")
            and cues.states(scene, verb, sentence.last)
            for verb in cues.verbs(scene, token)
        ):
            return token - 1
        token += 1
    return max(sentence.last, token - 1) if quote else sentence.last


def begins_frame(scene: Scene, token: int) -> bool:
    """Whether whose words these are is said from here: وفقا ل + source, حسبما + verb, على حد قوله."""
    mark = scene.mark(token, "frame")
    if mark is None:
        return False
    kind = mark.entry.row["type"]
    following = mark.last + 1
    if kind == "as_said" and any(v.entry.row["addressee"].startswith("speaker") for v in cues.verbs(scene, following)):
        return scene.word(token) != "كما"  # كما نقلت الوكالة عن …: what is said comes next
    if kind == "as_said":
        # كما أكدت الشرطة، but not كما نصحت السكان بالبقاء, which says something else
        return any(
            not cues.clause(scene, verb, following + STATING) and not cues.states(scene, verb, following + STATING)
            for verb in cues.verbs(scene, following)
        )
    if kind == "according_to":
        return (
            phrases.begins(scene, following)
            or (scene.word(following).startswith("ال") and _closes(scene, following))
            or (scene.word(following) == "ل" and phrases.begins(scene, following + 1))
            or scene.word(following) in OPEN_QUOTES
        )
    return kind == "own_words"


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
    verb_at = token
    if (tail or scene.is_particle(token, "connective")) and not cues.verbs(scene, token):
        verb_at = (tail.last if tail else token) + 1
        if scene.word(verb_at) == "قد":
            verb_at += 1
        elif subject := phrases.phrase(scene, verb_at, sentence.last):
            verb_at = subject.last + 1
    elif not scene.word(token).startswith(("و", "ف")):
        return False
    return any(cues.states(scene, verb, sentence.last) for verb in cues.verbs(scene, verb_at))


def spans(scene: Scene, sentence: Sentence, first: int, start: int, last: int) -> list[Span]:
    """The content from `start` in token `first` to token `last`, without punctuation at its ends and outer marks."""
    original = scene.text.original
    quote = scene.quote_from.get(first)
    if quote and _speech_alone(scene, quote, last):
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
    quotes = list(_quotations(scene))
    if all(any(q.inner.start <= span.start and span.end <= q.inner.end for q in quotes) for span in content):
        return "direct"
    if any(q.start < span.end and span.start < q.end for q in quotes for span in content):
        return "mixed"
    return "indirect"


def _called(scene: Scene, opening: int) -> bool:
    """One word in marks right after a noun is what the noun's thing is called: عربة «ريكشاو»."""
    previous = opening - 1
    return (
        scene.word(previous).isalpha()
        and not scene.is_particle(previous, "preposition", "opener", "connective", "adverb")
        and not scene.marked.starting(previous, "reporting_verb")
    )


def _quotations(scene: Scene) -> Iterator[Quote]:
    """Quotations that quote: not a name, nor the one word by which a thing is called."""
    for token, quote in scene.quote_from.items():
        first, last = scene.tokens(quote.inner)
        mention = scene.mention_from.get(first)
        if mention and scene.last_of_mention(mention) >= last:
            continue
        if first == last and _called(scene, token):
            continue
        yield quote
