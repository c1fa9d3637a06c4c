"""The Telegram adapter: private chats, groups and topics through the Bot API."""
