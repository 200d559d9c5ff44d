"""The running program: it meets the world and decides nothing."""
