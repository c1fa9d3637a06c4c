"""The terminal adapter: several personas in one window, for trying out, showing and testing."""
