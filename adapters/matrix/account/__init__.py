"""The bot's account: logging in, the client that is then its device, and examining it from outside."""
