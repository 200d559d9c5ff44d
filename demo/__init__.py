"""A day in a town hall, played on a real homeserver: `python -m demo`."""
