"""The order of a build: lock, land, transform, check, publish, card."""
