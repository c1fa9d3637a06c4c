"""What goes out: in which order, how fast, and what became of it."""
