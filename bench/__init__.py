"""Measures the bot against the homeserver's own floor, in the same run: `python -m bench`."""
