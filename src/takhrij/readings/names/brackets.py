"""Abbreviations in brackets behind a name: (الناتو), (أ ف ب), (YTN)."""

from takhrij.readings.names.found import Found, named
from takhrij.readings.names.tokens import Tokens

IN_BRACKETS = "abbreviation in brackets"
LETTERED = "letters for a name"
LETTERS = 5  # at most, that stand for a name


def abbreviation(tokens: Tokens, name: Found) -> Found | None:
    """The abbreviation in brackets behind a name: in Latin letters, or in Arabic ones each by itself, (أ ف ب)."""
    n = tokens.text.token_at(name.end) + 1
    words = tokens.words
    if name.kind == "person" or words[n - 1 : n] != ["("] or n + 1 >= len(words):
        return None
    last = letters(tokens, n, n + 2 * LETTERS)
    if last and words[last + 1 : last + 2] == [")"]:
        span = tokens.text.span(n, last)
        if name.kind == "place":  # a dateline's or a caption's: غزة (أ ف ب)
            return named(tokens, span, "organisation", LETTERED)
        return named(tokens, span, name.kind, IN_BRACKETS, name.span)
    if words[n + 1] != ")" or not tokens.acronym(n):
        return None
    if name.key and name.key.startswith(("country:", "capital:", "city:")):  # of a dateline: بكين (CNN)
        return named(tokens, tokens.text.span(n, n), "organisation", "Latin abbreviation in brackets")
    return named(tokens, tokens.text.span(n, n), name.kind, IN_BRACKETS, name.span)


def letters(tokens: Tokens, first: int, limit: int) -> int | None:
    """The last token of two letters or more that stand each by itself, with or without full stops: و ن ك, و.ن.ك."""
    last, letters = first - 1, 0
    for n in range(first, min(limit + 1, len(tokens.words))):
        word = tokens.words[n]
        if len(word) == 1 and word.isalpha():
            last, letters = n, letters + 1
        elif word != ".":
            break
    return last if 2 <= letters <= LETTERS else None


def bracketed(tokens: Tokens, before: Found | None, name: Found) -> Found:
    """The name, with the rule that it is short for the one before it, if it stands in brackets right behind that."""
    original = tokens.text.original
    if (
        before
        and before.kind == name.kind
        and name.kind not in {"person", "place"}
        and original[before.end : name.start].strip() in {"(", "(«", "«("}
        and original[name.end : name.end + 2].strip('»" ').startswith(")")
    ):
        return name._replace(rule=IN_BRACKETS, evidence=(before.span,))
    return name
