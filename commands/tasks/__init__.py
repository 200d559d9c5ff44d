"""Tasks: asked for, changed, listed, and shown on a card."""
