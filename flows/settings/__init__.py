"""Setting a cooperation up, and changing its settings."""
