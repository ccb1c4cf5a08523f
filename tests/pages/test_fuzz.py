"""Any file, however damaged: each is pages or says why not, at once, and no page of it is lost in silence."""

import random
import time

import pytest
from carriers import CARRIERS, PACKERS, TEXT, read, tarred, told, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takhrij.records import Dropped, Page

ANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PATIENCE = 5  # seconds
TAGS = [
    "<p>",
    "</p>",
    "<div hidden>",
    "<!--",
    "]]>",
    "<![CDATA[",
    "<item>",
    "</item>",
    "&#x",
    "&",
    "<table><td>",
    "\0",
    '"',
]


def flipped(raw, chance):
    places = chance.sample(range(len(raw)), min(len(raw), chance.randint(1, 20)))
    changed = bytearray(raw)
    for place in places:
        changed[place] = chance.randrange(256)
    return bytes(changed)


def cut(raw, chance):
    start, end = sorted(chance.choices(range(len(raw) + 1), k=2))
    return chance.choice([raw[:end], raw[start:], raw[:start] + raw[end:]])


def doubled(raw, chance):
    start, end = sorted(chance.choices(range(len(raw) + 1), k=2))
    return raw[:end] + raw[start:end] * chance.choice([1, 2, 50]) + raw[end:]


def strewn(raw, chance):
    """With signs of markup, and text in another encoding, where they do not belong."""
    for _ in range(chance.randint(1, 8)):
        place = chance.randint(0, len(raw))
        put = chance.choice([*(tag.encode() for tag in TAGS), TEXT.encode("windows-1256"), TEXT.encode("utf-16")])
        raw = raw[:place] + put + raw[place:]
    return raw


def nested(raw, chance):
    pack = chance.choice([*PACKERS.values(), lambda raw: zipped({"a": raw}), lambda raw: tarred({"a": raw})])
    return pack(raw)


WAYS = [flipped, cut, doubled, strewn, nested]


@pytest.mark.parametrize("name", CARRIERS)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(WAYS), min_size=1, max_size=4))
@ANY
def test_a_damaged_carrier_is_read_or_told(tmp_path, name, seed, ways):
    chance = random.Random(seed)
    raw = CARRIERS[name]
    for way in ways:
        raw = way(raw, chance)
    path = tmp_path / name
    path.write_bytes(raw)
    started = time.monotonic()
    found = read(path)
    assert found
    assert all(isinstance(each, Page | Dropped) for each in found)
    assert time.monotonic() - started < PATIENCE


@given(st.binary(max_size=3000), st.sampled_from(sorted(CARRIERS)))
@ANY
def test_any_bytes_under_any_name(tmp_path, raw, name):
    (tmp_path / name).write_bytes(raw)
    assert read(tmp_path / name)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20), min_size=1, unique=True))
@ANY
def test_every_member_of_an_archive_is_a_page_or_told(tmp_path, names):
    names = [f"{name}.txt" for name in names if "\0" not in name and not name.endswith("/")]
    members = dict.fromkeys(names, TEXT.encode())
    for archive in (zipped, tarred):
        (tmp_path / "pile").write_bytes(archive(members))
        assert len(told(tmp_path / "pile")) >= min(1, len(names))
        assert len(read(tmp_path / "pile")) == max(1, len(members))
