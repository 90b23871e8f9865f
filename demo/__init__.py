"""A generator of synthetic organizations in the native formats of their sources."""
