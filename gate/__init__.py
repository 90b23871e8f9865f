"""The privacy gate: judges what may leave before anything does."""
