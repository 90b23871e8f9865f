"""The one error landing raises on purpose."""


class LandingError(Exception):
    """A build cannot start from these inputs.

    The message names a path or a folder, never a value from a file.
    """
