"""Where the pure core meets an engine: thin functions over arrow arrays, and who registers them."""
