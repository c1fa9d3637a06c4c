"""One package for each chat platform: transport, rendering and its own cursor."""
