"""A town hall on loopback: homeserver, database and people, for tests, demo and bench."""
