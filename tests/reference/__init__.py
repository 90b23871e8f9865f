"""The eight categories computed a second time, straight from the specification."""
