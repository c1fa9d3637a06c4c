"""What the server tells: the sync loop, its cursor, and events as signals."""
