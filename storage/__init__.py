"""What is remembered: rows, their journal, and the one unit of work that changes them."""
