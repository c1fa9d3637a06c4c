"""The bot's account: logging in, its device's files, and examining it."""
