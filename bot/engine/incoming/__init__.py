"""What comes in: where it belongs, what it answers, which flow it leads to."""
