"""Pictures of the scenes that people meet, made through the real program: `make screens`."""
