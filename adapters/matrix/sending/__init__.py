"""What is sent: rendering, delivering, and choices to tap."""
