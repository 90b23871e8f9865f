"""The eight categories computed a second time, straight from the rules of docs/scoring.md."""
