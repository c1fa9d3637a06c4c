"""End-to-end encryption: keys of this device and of others, and what waits for them."""
