"""Kalman filters under every hypothesis at once, and how much each hypothesis is believed.

For one direction, window w and group g, all in weekly hours:

    organization  m_w = mu_w + noise,            mu_w = mu_(w-1) + step,  step ~ N(0, STEPS^2)
    group         d_gw = a_gw + t_gw + noise,    a_gw = memory a_g(w-1) + change

with a ~ N(0, lasting spread) in the long run and t ~ N(0, (1 - lasting) spread) anew in each window. The noise's
variance is known. Each hypothesis predicts a window from those before it; the density of what then came is its
likelihood, and likelihoods of windows multiply (prediction error decomposition: Harvey 1989, section 3.4). Estimates
are averaged over hypotheses with these weights (Hoeting, Madigan, Raftery, Volinsky 1999). Nothing looks ahead.
"""

import numpy as np

from udfs.estimation.public_model import DRAWN, STEPS, Floats, Hypotheses, Integers, hypotheses

TEMPER = 0.5
"""Exponent of the groups' likelihoods: Laplace noise has tails that make a Gaussian likelihood too sure of itself."""

CHUNK = 512
"""Groups per pass, so that a pass stays in the processor's cache."""

NEGLIGIBLE = 1e-4
HOPELESS = 40.0
"""A hypothesis whose log-likelihood is so much behind the best in every direction is followed no further."""

TINY = 1e-12


def believed(log_likelihoods: Floats) -> Floats:
    """Weights that add up to 1 over the first axis."""
    shares = np.exp(log_likelihoods - log_likelihoods.max(axis=0))
    weights: Floats = shares / shares.sum(axis=0)
    return weights


class OrganizationFilter:
    """The organization's mean in five directions: a local level, one filter for each of `STEPS`."""

    def __init__(self) -> None:
        self._window: int | None = None
        self._mean = np.zeros((STEPS.size, DRAWN))
        self._variance = np.zeros((STEPS.size, 1))
        self._log_likelihood = np.zeros((STEPS.size, DRAWN))

    def advance(self, window: int, observed: Floats, noise: float) -> None:
        """Take in a window's noisy mean, shape (5,), with its noise variance. The first one is believed as it is."""
        if self._window is None:
            self._mean, self._variance = np.tile(observed, (STEPS.size, 1)), np.full((STEPS.size, 1), noise)
        else:
            expected = self._variance + STEPS[:, None] ** 2 * (window - self._window)
            total, surprise = expected + noise + TINY, observed - self._mean
            self._log_likelihood -= 0.5 * (np.log(total) + surprise**2 / total)
            gain = expected / total
            self._mean, self._variance = self._mean + gain * surprise, expected * (1 - gain)
        self._window = window

    def mean_and_variance(self) -> tuple[Floats, Floats]:
        """What is known of the mean after the last window; shapes (5,)."""
        weights = believed(self._log_likelihood)
        mean: Floats = (weights * self._mean).sum(axis=0)
        variance: Floats = (weights * (self._variance + (self._mean - mean) ** 2)).sum(axis=0)
        return mean, variance


class GroupFilters:
    """Deviations of groups from their organization in five directions, under every hypothesis of the grid."""

    def __init__(self, groups: int) -> None:
        self._grid: Hypotheses = hypotheses()
        count = self._grid.variance.size
        self._mean = np.zeros((groups, count, DRAWN))
        self._variance = np.zeros((groups, count))
        self._window = np.zeros(groups, dtype=np.int64)
        self._is_known = np.zeros(groups, dtype=np.bool_)
        self._log_likelihood = np.zeros((count, DRAWN))

    def advance(self, window: int, who: Integers, heads: Floats, observed: Floats, noise: Floats) -> None:
        """Take in deviations, shape (rows, 5), of the groups `who`; heads and noise variances of shape (rows,)."""
        for part in chunks(who.size):
            self._advance(window, who[part], heads[part], observed[part], noise[part])
        behind = self._log_likelihood.max(axis=0) - self._log_likelihood
        self._keep(np.flatnonzero((behind < HOPELESS).any(axis=1)))

    def _keep(self, kept: Integers) -> None:
        """Follow these hypotheses alone."""
        if kept.size < self._log_likelihood.shape[0]:
            self._grid, self._log_likelihood = self._grid.only(kept), self._log_likelihood[kept]
            self._mean, self._variance = self._mean[:, kept], self._variance[:, kept]

    def _advance(self, window: int, who: Integers, heads: Floats, observed: Floats, noise: Floats) -> None:
        grid, spread = self._grid, self._grid.spread(heads).T
        lasting, passing = grid.lasting.T * spread, (1 - grid.lasting.T) * spread
        gap = np.where(self._is_known[who], window - self._window[who], 0)[:, None].astype(np.float64)
        kept = np.where(self._is_known[who][:, None], grid.memory.T**gap, 0.0)
        expected = kept**2 * self._variance[who] + (1 - kept**2) * lasting
        total = expected + passing + noise[:, None] + TINY
        mean = kept[:, :, None] * self._mean[who]
        surprise = observed[:, None, :] - mean
        evidence = np.log(total)[:, :, None] + surprise * surprise / total[:, :, None]
        self._log_likelihood -= 0.5 * TEMPER * evidence.sum(axis=0)
        gain = expected / total
        self._mean[who] = mean + gain[:, :, None] * surprise
        self._variance[who] = expected * (1 - gain)
        self._window[who], self._is_known[who] = window, True

    def means_and_variances(
        self, who: Integers, heads: Floats, observed: Floats, noise: Floats
    ) -> tuple[Floats, Floats]:
        """What is known of deviations after the window just taken in; shapes (rows, 5).

        Given the lasting part, what is left of the observation is the passing part and noise in the ratio of their
        variances. Hypotheses with a share below `NEGLIGIBLE` in every direction are left out.
        """
        weights = believed(self._log_likelihood)
        used = np.flatnonzero((weights > NEGLIGIBLE).any(axis=1))
        weights = weights[used] / weights[used].sum(axis=0)
        grid, means, variances = self._grid.only(used), np.zeros_like(observed), np.zeros_like(observed)
        for part in chunks(who.size):
            passing = (1 - grid.lasting.T) * grid.spread(heads[part]).T
            share = passing / (passing + noise[part, None] + TINY)
            known, variance = self._mean[np.ix_(who[part], used)], self._variance[np.ix_(who[part], used)]
            mean = known + share[:, :, None] * (observed[part, None, :] - known)
            left = (1 - share) ** 2 * variance + share * noise[part, None]
            means[part] = (weights * mean).sum(axis=1)
            between = (mean - means[part, None, :]) ** 2
            variances[part] = (weights * (left[:, :, None] + between)).sum(axis=1)
        return means, variances


def chunks(count: int) -> list[slice]:
    """Slices of at most `CHUNK` rows that cover `count` rows in order."""
    return [slice(start, start + CHUNK) for start in range(0, count, CHUNK)]
