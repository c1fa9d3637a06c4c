"""What the server tells: the sync loop, the timelines of rooms, and events as signals."""
