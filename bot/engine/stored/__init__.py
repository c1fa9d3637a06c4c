"""What the engine asks of storage, and the rows that it keeps for itself."""
