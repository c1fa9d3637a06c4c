"""End-to-end encryption: keys of this device and of others, and the events that wait for them."""
