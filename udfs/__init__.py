"""Functions that SQL cannot be trusted with."""
