"""How far one person can move a sum: deviations from a public centre, clipped onto an L1 ball."""

from udfs.bounds.ball import Ball

__all__ = ["Ball"]
