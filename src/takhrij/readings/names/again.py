"""The second pass: short forms of what was found, and names that were found in a better place."""

from collections.abc import Sequence
from typing import NamedTuple

from takhrij import text
from takhrij.readings.names.found import AGAIN, Found, named
from takhrij.readings.names.likeness import common
from takhrij.readings.names.lists import stops, surnames_first
from takhrij.readings.names.tokens import ATTACHED, OPENS_QUOTE, Tokens
from takhrij.records import EntityKind, Span

HYPHEN = "-"
SYLLABLE = 4  # letters: so short a first name of East Asia is many people's


class Known(NamedTuple):
    """A name that the masthead gives: its outlet, its agency, the place of its dateline."""

    name: str
    kind: EntityKind


class _Form(NamedTuple):
    """What words that are met again are the name of."""

    kind: EntityKind
    key: str | None
    rule: str
    evidence: tuple[Span, ...]
    quoted: bool = False  # ordinary words, which are the name only between marks or behind the noun for such a thing


def again(
    tokens: Tokens, ranges: Sequence[range], found: Sequence[Found], full: Sequence[Found], known: Sequence[Known] = ()
) -> list[Found]:
    """Where nothing was found: names that are `full` elsewhere or that the masthead has, and persons' short forms."""
    forms = _of_masthead(known) | _of_full(tokens, full)
    begins: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for words in sorted(forms, key=len, reverse=True):
        for particle in ("", *ATTACHED):
            begins.setdefault(particle + words[0], []).append((particle, words))
    taken = {n for name in found for n in tokens.text.tokens_in(name.start - 2, name.end)}
    more: list[Found] = []
    for n in (n for stretch in ranges for n in stretch if tokens.words[n] in begins):
        for particle, words in begins[tokens.words[n]]:
            last = n + len(words) - 1
            if tokens.words[n + 1 : last + 1] != list(words[1:]) or not taken.isdisjoint(range(n, last + 1)):
                continue
            if last + 1 < len(tokens.words) and tokens.hyphened(last + 1):
                continue
            form = forms[words]
            if form.quoted and (particle or not _apart(tokens, n)):
                continue
            if form.kind == "person" and len(words) == 1 and _beside_a_name(tokens, n, forms):
                continue
            span = Span(tokens.text.starts[n] + len(particle), tokens.text.ends[last])
            more.append(named(tokens, span, form.kind, form.rule, *form.evidence, key=form.key))
            taken.update(range(n, last + 1))
            break
    return more


def _apart(tokens: Tokens, n: int) -> bool:
    return tokens.words[n - 1] in OPENS_QUOTE or tokens.before(n, "medium") is not None


def _beside_a_name(tokens: Tokens, n: int, forms: dict[tuple[str, ...], _Form]) -> bool:
    """Whether the next word goes on with the name: another person's of the same first name."""
    following = n + 1
    if following >= len(tokens.words) or not tokens.adjacent(following) or (tokens.words[following],) in forms:
        return False
    given = tokens.given(following)
    return tokens.unknown(following) or (given is not None and not given.prefix)


def _of_masthead(known: Sequence[Known]) -> dict[tuple[str, ...], _Form]:
    """The words of the masthead's names; a place of ordinary words (عواصم) is none."""
    forms = {}
    for name, kind in known:
        words = tuple(text.read(name).words)
        ordinary = not any(_telling(word) for word in words) and not all(len(word) == 1 for word in words)
        if words and not (ordinary and kind == "place"):
            forms[words] = _Form(kind, None, "masthead", (), quoted=ordinary)
    return forms


def _of_full(tokens: Tokens, full: Sequence[Found]) -> dict[tuple[str, ...], _Form]:
    """The folded words by which what was found may be named again."""
    forms: dict[tuple[str, ...], _Form] = {}
    for name in {name.text: name for name in reversed(full) if not name.key or name.kind == "person"}.values():
        parts = tuple(text.read(name.text).words)
        if not parts or (len(parts) == 1 and not _telling(parts[0])):
            continue
        form = _Form(name.kind, name.key, f"{AGAIN} in the article", (name.span,))
        forms.setdefault(parts, form)
        if name.kind == "person":
            for short in _short(tokens, name, parts):
                forms.setdefault(short, form._replace(key=None))
    return forms


def _short(tokens: Tokens, name: Found, parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What a person of several names may be called by: two or more of them, the last, an East Asian one the first."""
    cuts = [n for n in range(1, len(parts)) if HYPHEN not in parts[n - 1 : n + 1]]
    short = [form for n in cuts for form in (parts[:n], parts[n:]) if len(form) > 1]
    first, last = tokens.text.token_at(name.start), tokens.text.token_at(name.end - 1)
    first_name = tokens.given(first) is not None and len(parts[0]) > SYLLABLE
    if first_name or not tokens.marks(first, "given") or parts[0] in surnames_first():
        short.append(parts[:1])
    eastern = parts[0] in surnames_first() and len(parts) > 2
    if not eastern and (tokens.given(last) is not None or not tokens.marks(last, "given")):
        short.append(parts[-1:])
    return [form for form in short if len(parts) > len(form) and (len(form) > 1 or _telling(form[0]))]


def _telling(word: str) -> bool:
    """Whether a word is none of the language's and long enough to name somebody by itself."""
    return len(word) > 2 and word not in common() and word not in stops()
