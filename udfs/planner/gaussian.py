"""What discrete Gaussian noise would give at the same yearly epsilon, and with a delta that Laplace noise lacks."""

import math

from udfs.planner.sums import LARGEST_DRAWS

STEPS = 200
LARGEST_EPSILON = 1e4
LARGEST_WINDOWS = LARGEST_DRAWS


def checked(epsilon: float, delta: float) -> tuple[float, float]:
    """Both as floats. Raises TypeError for what is no number, ValueError outside the bounds."""
    if isinstance(epsilon, bool) or isinstance(delta, bool):
        raise TypeError("epsilon and delta must be numbers")
    promise = float(epsilon), float(delta)
    if not 0 < promise[0] <= LARGEST_EPSILON or not 0 < promise[1] < 1:
        raise ValueError("epsilon must be positive and at most 10,000, delta must lie between 0 and 1")
    return promise


def log_delta(rho: float, epsilon: float) -> float:
    """The logarithm of the least delta known for which rho-zCDP is (epsilon, delta)-private.

    Canonne, Kamath, Steinke 2020, corollary 13: delta is the infimum over alpha > 1 of
    exp((alpha - 1)(alpha rho - epsilon)) (1 - 1 / alpha)^alpha / (alpha - 1). Its logarithm is convex in alpha, with
    the derivative (2 alpha - 1) rho - epsilon + ln(1 - 1 / alpha), whose root lies where bisection looks.
    """
    low, high = 1.0, (epsilon + 1) / (2 * rho) + 2
    for _ in range(STEPS):
        alpha = (low + high) / 2
        if alpha == 1.0 or (2 * alpha - 1) * rho - epsilon + math.log1p(-1 / alpha) < 0:
            low = alpha
        else:
            high = alpha
    alpha = high
    return (alpha - 1) * (alpha * rho - epsilon) - math.log(alpha - 1) + alpha * math.log1p(-1 / alpha)


def rho_within(epsilon: float, delta: float) -> float:
    """The most zCDP that is (epsilon, delta)-private. epsilon in (0, 10,000], delta in (0, 1); raises as `checked`."""
    most, log_limit = checked(epsilon, delta)[0], math.log(checked(epsilon, delta)[1])
    low, high = 0.0, most + 1
    for _ in range(STEPS):
        rho = (low + high) / 2
        if rho > 0 and log_delta(rho, most) <= log_limit:
            low = rho
        elif rho in (low, high):
            break
        else:
            high = rho
    return low


def gaussian_deviation(sensitivity: float, epsilon: float, delta: float, windows: int) -> float:
    """Standard deviation, in ticks, of Gaussian noise in each window.

    Arguments: sensitivity, ticks in L2, > 0 (that of the L1 ball is its L1 sensitivity, reached along one axis);
    epsilon, delta, of all windows together; windows, 1 to 10,000. zCDP adds up over windows, and rho of one is
    sensitivity^2 / (2 variance). Raises as `rho_within`, and ValueError outside the bounds.
    """
    if not 0 < sensitivity < math.inf or not 1 <= windows <= LARGEST_WINDOWS:
        raise ValueError("sensitivity must be positive, windows must lie between 1 and 10,000")
    return sensitivity * math.sqrt(windows / (2 * rho_within(epsilon, delta)))


def first_window_gaussian_wins(epsilon_window: float, delta: float) -> int | None:
    """From how many composed windows on Gaussian noise has the smaller variance, pure epsilon adding up.

    Laplace noise of one window has the variance 2 sensitivity^2 / epsilon^2 however many are composed. What Gaussian
    noise needs falls with their number, toward sensitivity^2 / (2 epsilon), so the first count is found by halving.
    None if there is none below 10,000 windows, as from epsilon 4 on. Raises as `rho_within` does.
    """
    checked(epsilon_window, delta)
    laplace = math.sqrt(2) / epsilon_window
    low, high = 0, min(LARGEST_WINDOWS, int(LARGEST_EPSILON / epsilon_window))
    if high == 0 or gaussian_deviation(1, epsilon_window * high, delta, high) > laplace:
        return None
    while high - low > 1:
        windows = (low + high) // 2
        if gaussian_deviation(1, epsilon_window * windows, delta, windows) <= laplace:
            high = windows
        else:
            low = windows
    return high
