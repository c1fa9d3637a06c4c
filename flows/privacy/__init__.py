"""What is stored about a person: shown, and forgotten."""
