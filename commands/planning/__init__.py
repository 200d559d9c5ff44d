"""What somebody's days hold: what is due, and what rings."""
