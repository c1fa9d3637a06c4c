"""Dialogues under way: begun, answered, gone on with behind a door."""
