"""What happened, before any source tells it: drawn per day, the same for every table that asks."""
