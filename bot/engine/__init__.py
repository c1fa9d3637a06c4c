"""The conversation engine: what flows are declared in and what carries them out."""
