"""A terminal of the grammar of times: a word of a time, a number, a mark that joins them; other words are `x`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

KINDS = (
    "x", "day", "number", "the_number", "year", "spelt_year", "ordinal", "first", "days", "years", "slashed", "clock",
    "full_date", "month_year", "month", "month_near", "month_partner", "hijri", "hijri_partner", "weekday",
    "bare_weekday", "today", "deictic", "unit", "a_day", "a_month", "a_year", "the_unit", "the_hour", "the_year",
    "the_century", "units", "the_units", "dual", "the_dual", "pair", "own", "modifier", "part", "the_part", "adverb",
    "phase", "season", "the_season", "decade", "vague", "some_time", "zone", "frequency", "daily", "hedge", "before",
    "after", "whole", "ago", "span", "throughout", "for", "in", "between", "of", "of_time", "or", "to", "this",
    "that", "same", "every", "half", "quarter", "third", "less", "age", "weekend", "midnight", "midday", "matching",
    "sort", "era", "common", "and", "slash", "dash", "open", "close", "comma", "dot",
)  # fmt: skip
Value = int | float | tuple[int, ...] | None


class Item(NamedTuple):
    """A terminal in its place."""

    kind: str
    first: int  # tokens, both included
    last: int
    start: int
    end: int
    value: Value = None
    row: Mapping[str, str] = MappingProxyType({})
    feature: str = ""
