"""Exact integer noise from the operating system's entropy: discrete Laplace and discrete Gaussian."""

from udfs.noise.bernoulli import bernoulli_exp
from udfs.noise.calibration import calibrated_laplace
from udfs.noise.gaussian import DiscreteGaussian
from udfs.noise.laplace import DiscreteLaplace
from udfs.noise.release import Noise, release
from udfs.noise.table import TableLaplace
from udfs.noise.uniform import Entropy, uniform_below

__all__ = [
    "DiscreteGaussian",
    "DiscreteLaplace",
    "Entropy",
    "Noise",
    "TableLaplace",
    "bernoulli_exp",
    "calibrated_laplace",
    "release",
    "uniform_below",
]
