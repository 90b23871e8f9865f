"""What team releases give away, measured from outside and held against what they claim."""
