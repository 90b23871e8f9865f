"""Table inversion: thresholds against 200 digits, words one by one against the definition, large samples."""

import math
from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from itertools import chain, islice
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.udfs.chance import RepeatedBits, chi_square_p, normalised
from udfs.noise import DiscreteLaplace, Entropy, TableLaplace, release
from udfs.noise.table import CELL_BITS, CHUNK, LOW_BITS, WORD_BITS, table
from udfs.noise.thresholds import THRESHOLD_BITS, exp_of_minus, thresholds

RARE = 1e-6
SCALES = [Fraction(1, 9), Fraction(1), Fraction(7, 3), Fraction(40), Fraction(1801, 5), Fraction(540)]
UNITS = 2**THRESHOLD_BITS
TOP = 2**WORD_BITS


def pmf(scale: Fraction) -> dict[int, float]:
    return normalised(lambda value: math.exp(-abs(value) / scale), 60 * math.ceil(scale))


def reaching(scale: Fraction, size: int) -> Decimal:
    """The probability that |y| >= size, to 200 digits."""
    ratio = (-Decimal(scale.denominator) / scale.numerator).exp()
    return 2 * ratio**size / (1 + ratio)


@pytest.mark.parametrize("scale", [*SCALES, Fraction(1, 255), Fraction(5_000)], ids=str)
def test_a_threshold_is_the_probability_to_two_units_of_2_to_the_minus_255(scale: Fraction) -> None:
    with localcontext(prec=200):
        for size, threshold in islice(enumerate(thresholds(scale), start=1), 0, None, math.ceil(scale)):
            assert abs(threshold - UNITS * reaching(scale, size)) < 2


@pytest.mark.parametrize("scale", [Fraction(1), Fraction(7, 3), Fraction(40)], ids=str)
def test_table_and_missing_tail_are_within_the_proven_total_variation(scale: Fraction) -> None:
    with localcontext(prec=200):
        kept = list(thresholds(scale))
        differences = sum(abs(Decimal(one) / UNITS - reaching(scale, size)) for size, one in enumerate(kept, start=1))
        tail = reaching(scale, len(kept) + 1) * (scale.numerator + scale.denominator) / scale.denominator
        assert differences + tail < Decimal(2) ** -230


@pytest.mark.parametrize("exponent", [Fraction(0), Fraction(1, 5_000), Fraction(22, 7), Fraction(511, 2)], ids=str)
def test_exp_is_good_to_2_to_the_minus_495(exponent: Fraction) -> None:
    with localcontext(prec=250):
        exact = (-Decimal(exponent.numerator) / exponent.denominator).exp()
        assert abs(exp_of_minus(exponent) * Decimal(2) ** -512 - exact) < Decimal(2) ** -495


def scripted(parts: Iterable[bytes]) -> Entropy:
    remaining = iter(parts)
    return lambda _: next(remaining)


def packed(words: Iterable[int], negative: bool = False) -> bytes:
    return b"".join((word | negative << WORD_BITS).to_bytes(8, "little") for word in words)


def by_definition(scale: Fraction, uniform: int) -> int:
    rising = all_thresholds(scale)
    return len(rising) - bisect_right(rising, uniform)


@cache
def all_thresholds(scale: Fraction) -> list[int]:
    return sorted(thresholds(scale))


def around(words: Iterable[int]) -> list[int]:
    near = {word + step for word in words for step in (-1, 0, 1)}
    return sorted(word for word in near if 0 <= word < TOP)


@pytest.mark.parametrize("scale", SCALES[:4], ids=str)
def test_words_next_to_thresholds_and_cells_give_what_the_definition_gives(scale: Fraction) -> None:
    cells = range(0, TOP, TOP >> CELL_BITS)[:: 2**CELL_BITS // 64]
    tied = table(scale).heights.tolist()
    words = around([*tied[:: len(tied) // 200 + 1], *tied[-9:], *cells, 0, TOP - 1, table(scale).crowded_below])
    low = RepeatedBits(f"ties {scale}")(24)
    ties = sum(word in set(tied) for word in words)
    drawn = TableLaplace(scale).draw(len(words), scripted([packed(words), *[low] * ties]))
    extra = int.from_bytes(low, "little")
    assert drawn.tolist() == [by_definition(scale, word << LOW_BITS | extra) for word in words]


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.fractions(Fraction(1, 20), 12, max_denominator=50), st.integers(0, TOP - 1), st.booleans())
def test_any_word_gives_what_the_definition_gives(scale: Fraction, word: int, negative: bool) -> None:
    size = by_definition(scale, word << LOW_BITS)
    drawn = TableLaplace(scale).draw(1, scripted([packed([word], negative), bytes(24)]))
    assert drawn.tolist() == [-size if negative else size]


@pytest.mark.parametrize("scale", [Fraction(1), Fraction(40)], ids=str)
@pytest.mark.parametrize("size", [1, 2, 25])
def test_a_tie_is_decided_by_192_more_bits(scale: Fraction, size: int) -> None:
    threshold = next(islice(thresholds(scale), size - 1, None))
    word, low = threshold >> LOW_BITS, threshold % 2**LOW_BITS
    sizes = [
        TableLaplace(scale).draw(1, scripted([packed([word]), extra.to_bytes(24, "little")])).item()
        for extra in (0, low - 1, low, 2**LOW_BITS - 1)
    ]
    assert sizes == [size, size, size - 1, size - 1]


def test_only_a_tie_asks_for_more_bits() -> None:
    asked: list[int] = []

    def source(count: int) -> bytes:
        asked.append(count)
        return bytes(count) if count == 24 else packed([table(Fraction(3)).heights.item(-2), TOP - 1])

    TableLaplace(3).draw(2, source)
    assert asked == [16, 24]


def test_the_smallest_uniform_number_is_the_end_of_the_tail() -> None:
    end = sum(1 for _ in thresholds(Fraction(7)))
    for negative, expected in ((False, end), (True, -end)):
        assert TableLaplace(7).draw(1, scripted([packed([0], negative), bytes(24)])).tolist() == [expected]
    assert 254 * math.log(2) * 7 < end < 257 * math.log(2) * 7


@pytest.mark.parametrize("scale", [Fraction(1, 300), Fraction(1, 2**40)], ids=["1/300", "2^-40"])
def test_a_scale_too_small_to_show_gives_zeros(scale: Fraction) -> None:
    assert not TableLaplace(scale).draw(1_000, RepeatedBits("tiny")).any()


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_many_draws_follow_the_exact_probabilities(scale: Fraction) -> None:
    draws = TableLaplace(scale).draw(400_000, RepeatedBits(f"table {scale}"))
    assert chi_square_p(draws, pmf(scale)) > RARE


def test_the_tail_of_many_draws_follows_the_exact_probabilities() -> None:
    scale = Fraction(6)
    draws = TableLaplace(scale).draw(2_000_000, RepeatedBits("tail"))
    far = {value: share for value, share in pmf(scale).items() if abs(value) >= 24}
    total = math.fsum(far.values())
    beyond = draws[np.abs(draws) >= 24]
    assert abs(beyond.size - total * draws.size) < 5 * math.sqrt(total * draws.size)
    assert chi_square_p(beyond, {value: share / total for value, share in far.items()}) > RARE


@pytest.mark.parametrize("scale", [Fraction(7, 3), Fraction(540), Fraction(5_000)], ids=str)
def test_both_samplers_have_the_same_distribution(scale: Fraction) -> None:
    first = np.sort(TableLaplace(scale).draw(200_000, RepeatedBits("one")))
    second = np.sort(DiscreteLaplace(scale).draw(40_000, RepeatedBits("other")))
    values = np.union1d(first, second)
    gap = np.abs(share_up_to(first, values) - share_up_to(second, values)).max()
    assert gap < math.sqrt(math.log(2 / RARE) / 2 * (1 / first.size + 1 / second.size))


def share_up_to(draws: NDArray[np.int64], values: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.searchsorted(draws, values, side="right") / draws.size


def test_draws_repeat_with_the_bits_and_do_not_depend_on_where_a_chunk_ends() -> None:
    count = CHUNK + 3
    words = RepeatedBits("chunks")(8 * count)
    whole = TableLaplace(30).draw(count, scripted([words[: 8 * CHUNK], words[8 * CHUNK :]]))
    parts = [TableLaplace(30).draw(1, scripted([words[at : at + 8]])) for at in (0, 8 * CHUNK - 8, 8 * count - 8)]
    assert list(chain(*(part.tolist() for part in parts))) == whole[[0, CHUNK - 1, -1]].tolist()
    assert whole.dtype == np.int64


def test_the_default_source_is_fresh_on_every_call() -> None:
    assert TableLaplace(5_000).draw(50).tolist() != TableLaplace(5_000).draw(50).tolist()


def test_sums_are_released_with_it() -> None:
    sums = np.arange(12, dtype=np.int64).reshape(3, 4)
    noise = TableLaplace(9).draw(12, RepeatedBits("release")).reshape(3, 4)
    assert (release(sums, TableLaplace(9), RepeatedBits("release")) - sums).tolist() == noise.tolist()


@pytest.mark.parametrize("wrong", [b"", b"1234567", b"123456789"])
def test_a_source_that_gives_too_little_or_too_much_is_refused(wrong: bytes) -> None:
    with pytest.raises(ValueError, match="entropy"):
        TableLaplace(1).draw(1, lambda _: wrong)
    tied: Any = [packed([table(Fraction(1)).heights.item(-1)]), wrong]
    with pytest.raises(ValueError, match="entropy"):
        TableLaplace(1).draw(1, scripted(tied))
