"""The soak: thousands of random events in three cooperations, while every promise is watched."""
