"""What adapters and engine exchange: content, signals and deliveries."""
