"""CAMEO codes of parties: country and sector, as far as the words show them (RUSGOV, FRA, PSEUAF)."""

from functools import cache

from takhrij import words
from takhrij.readings.events import lexicon
from takhrij.readings.events.descriptions import Reader
from takhrij.readings.events.members import Member


def code(reader: Reader, member: Member) -> str | None:
    """The code of a party."""
    country = member.country
    sector = ""
    if member.head is not None:
        sector = member.head.entry.row.get("sector", "") if member.head.entry.table == "sector" else ""
        sector = sector or lexicon.sector(member.head.entry.text)
    elif country and member.kind in {"place", "nationality"}:
        sector = "GOV"
    found = (_cameo().get(country, "") if country else "") + sector
    return found or None


@cache
def _cameo() -> dict[str, str]:
    return {row["key"]: row["cameo"] for row in words.rows("names/countries.csv")}
