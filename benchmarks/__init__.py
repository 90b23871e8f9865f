"""How long a build takes and how much memory it needs, beside a hand-written script for the same answers."""
