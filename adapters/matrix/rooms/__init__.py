"""Rooms: which the bot is in, which are private chats, whose invitations it follows."""
