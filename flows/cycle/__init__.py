"""The cycle: phases begun, finished and caught up, with what should be true before one is finished."""
