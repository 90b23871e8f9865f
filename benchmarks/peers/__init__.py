"""The same team numbers from other libraries, each in an environment of its own."""
