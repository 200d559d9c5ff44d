"""What a person may say and what it does: pure of Matrix, of schedulers and of SQL."""
