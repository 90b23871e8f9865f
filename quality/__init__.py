"""Expectations on the published files: what a reader of a mart may rely on, checked without showing a row."""
