"""Matrix, tamed: the connection, the sync, what events mean, the mirror of the rooms."""
