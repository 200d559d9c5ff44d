"""Sentences and dates, read and written."""
