"""What noisy releases say together: shrunken, causally filtered estimates with 90 % intervals. Post-processing only."""

from udfs.estimation.estimates import Estimates, estimate
from udfs.estimation.public_model import PublicModel

__all__ = ["Estimates", "PublicModel", "estimate"]
