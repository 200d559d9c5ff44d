"""Conversations as they should be, one file each, read aloud and run."""
