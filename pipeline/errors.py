"""The one error a user is meant to read."""


class BuildError(Exception):
    """A build cannot go on; the message names what was wrong, what was expected and how to mend it."""
