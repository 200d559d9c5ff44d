"""Reminders: asked for, changed, listed, and rung."""
