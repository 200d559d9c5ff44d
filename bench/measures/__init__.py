"""What is measured, one file each; each is given a session and keeps its readings there."""
