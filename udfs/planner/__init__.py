"""What error bar and yearly loss a policy gives, before any data is read."""

from udfs.planner.gaussian import first_window_gaussian_wins, gaussian_deviation, rho_within
from udfs.planner.plan import Policy
from udfs.planner.sums import half_width, standard_deviation

__all__ = [
    "Policy",
    "first_window_gaussian_wins",
    "gaussian_deviation",
    "half_width",
    "rho_within",
    "standard_deviation",
]
