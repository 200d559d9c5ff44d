"""What people may say, run on a real database."""
