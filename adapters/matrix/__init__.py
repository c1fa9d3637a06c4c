"""The Matrix adapter: encrypted and plain rooms through matrix-nio."""
