"""Clusters: joined by scores, ruled by judgements, never by the order of adding."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.incidents.cluster import MANY, Bonds, cluster, pair

AB, BC, AC = ("a", "b"), ("b", "c"), ("a", "c")


@pytest.mark.parametrize(
    ("bonds", "expected"),
    [
        (Bonds({}), [("a",), ("b",), ("c",)]),
        (Bonds({AB: 2.0}), [("a", "b"), ("c",)]),
        (Bonds({AB: 2.0, BC: 2.0, AC: 1.0}), [("a", "b", "c")]),
        (Bonds({AB: 3.0, BC: 1.0}), [("a", "b"), ("c",)]),  # a and c were never worth comparing
        (Bonds({AB: 3.0, BC: 3.0, AC: -6.0}), [("a", "b"), ("c",)]),
        (Bonds({AB: -5.0}, same=(AB,)), [("a", "b"), ("c",)]),
        (Bonds({AB: 5.0}, apart=frozenset({AB})), [("a",), ("b",), ("c",)]),
        (Bonds({}, same=(AB, BC), apart=frozenset({AC})), [("a", "b"), ("c",)]),  # the newest "same" first
        (Bonds({AB: 5.0, BC: 5.0, AC: 5.0}, apart=frozenset({AC})), [("a", "b"), ("c",)]),
    ],
)
def test_clusters(bonds: Bonds, expected: list[tuple[str, ...]]) -> None:
    assert cluster("abc", bonds) == expected


KEYS = [f"k{n}" for n in range(9)]
PAIRS = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda p: p[0] != p[1]).map(lambda p: pair(*p))


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(PAIRS, st.integers(-24, 24).map(lambda n: n / 4)),
    st.lists(PAIRS, max_size=3),
    st.frozensets(PAIRS, max_size=3),
    st.randoms(),
)
def test_order_never_matters_and_judgements_always_win(
    scores: dict[tuple[str, str], float], same: list[tuple[str, str]], apart: frozenset[tuple[str, str]], chance: random.Random
) -> None:
    expected = cluster(KEYS, Bonds(scores, tuple(same), apart))
    items, keys = list(scores.items()), list(KEYS)
    chance.shuffle(items)
    chance.shuffle(keys)
    assert cluster(keys, Bonds(dict(items), tuple(same), apart)) == expected
    home = {k: g for g in expected for k in g}
    assert sorted(home) == sorted(KEYS)
    assert all(home[a] != home[b] for a, b in apart)
    if not apart:
        assert all(home[a] == home[b] for a, b in same)


def test_short_reports_that_say_little_do_not_keep_one_out_that_agrees_with_most() -> None:
    inside = {pair(a, b): 4.0 for a in "abcd" for b in "abcd" if a < b}
    little = {("a", "n"): 2.0, ("b", "n"): 2.0, ("c", "n"): 1.0, ("d", "n"): -4.5}
    assert cluster("abcdn", Bonds(inside | little)) == [("a", "b", "c", "d", "n")]
    against = dict.fromkeys(little, -4.0) | {("a", "n"): 2.0}
    assert cluster("abcdn", Bonds(inside | against)) == [("a", "b", "c", "d"), ("n",)]


@pytest.mark.parametrize("seed", range(4))
def test_a_large_group_is_the_same_in_any_order_and_keeps_apart_what_people_keep_apart(seed: int) -> None:
    chance = random.Random(seed)
    keys = [f"k{n:03}" for n in range(MANY * 2)]
    chain = {pair(a, b): chance.uniform(0.1, 5.0) for a, b in pairwise(keys)}
    near = {pair(keys[n], keys[n + d]): 4.0 for n in range(0, len(keys) - 3, 4) for d in (1, 2, 3)}
    bonds = Bonds(chain | near, apart=frozenset({pair(keys[0], keys[1])}))
    found = cluster(keys, bonds)
    turned = list(bonds.scores.items())
    chance.shuffle(turned)
    assert cluster(chance.sample(keys, len(keys)), Bonds(dict(turned), apart=bonds.apart)) == found
    assert not any({keys[0], keys[1]} <= set(g) for g in found)
    assert len(keys) / 4 <= len(found) < len(keys)
