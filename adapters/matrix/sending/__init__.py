"""What is sent: rendering, delivering, choices to tap, and how it fails."""
