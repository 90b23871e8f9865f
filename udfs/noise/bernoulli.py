"""Coins that show heads with probability exp(-x), without ever computing exp(-x)."""

import os

import numpy as np

from udfs.noise.uniform import LARGEST_BOUND, Booleans, Entropy, Integers, uniform_below


def bernoulli_exp(numerators: Integers, denominator: int, entropy: Entropy = os.urandom) -> Booleans:
    """Coins of probability exp(-numerators / denominator), exactly; shape of `numerators`, (n,).

    Arguments: numerators, int64, each >= 0; denominator from 1 to 2^62. Raises TypeError for anything but int64,
    ValueError outside the bounds. Canonne, Kamath, Steinke 2020, algorithm 1: exp(-x) is the product of exp(-1)
    to the whole part of x and exp(-rest). Proof: docs/proofs/discrete_laplace.md.
    """
    if np.ma.isMaskedArray(numerators) or numerators.dtype != np.int64:
        raise TypeError("numerators must be int64 with nothing missing")
    if not 1 <= denominator <= LARGEST_BOUND or (numerators < 0).any():
        raise ValueError("an exponent must be a ratio of a non-negative and a positive integer")
    whole, rest = np.divmod(numerators, np.int64(denominator))
    heads = exp_of_fractions(rest, denominator, entropy)
    in_question = np.flatnonzero(heads & (whole > 0))
    heads[in_question] = runs_of_exp_one(in_question.size, entropy) >= whole[in_question]
    return heads


def exp_of_fractions(numerators: Integers, denominator: int, entropy: Entropy) -> Booleans:
    """Coins of probability exp(-x) for x = numerators / denominator in [0, 1]; shape (n,).

    Round k goes on with probability x / k, thrown as two coins of x and 1 / k so that no product can overflow.
    Round k is passed with probability x^k / k!; an even number of rounds passed is heads: the series of exp(-x).
    """
    heads = np.ones(numerators.size, dtype=np.bool_)
    going, rounds = np.arange(numerators.size), 0
    while going.size:
        rounds += 1
        passed = uniform_below(denominator, going.size, entropy) < numerators[going]
        going = going[passed]
        going = going[uniform_below(rounds, going.size, entropy) == 0]
        heads[going] ^= True
    return heads


def runs_of_exp_one(count: int, entropy: Entropy) -> Integers:
    """How many coins of probability exp(-1) show heads before the first tails; shape (count,).

    A run is at least k long with probability exp(-k): geometric with ratio exp(-1).
    """
    lengths = np.zeros(count, dtype=np.int64)
    going = np.arange(count)
    while going.size:
        going = going[exp_of_fractions(np.ones(going.size, dtype=np.int64), 1, entropy)]
        lengths[going] += 1
    return lengths
