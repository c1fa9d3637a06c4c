"""The engine of Dreiklang and what it knows: no chat SDK, no wording."""
