"""Pictures: values in, SVG out, with the same figures in words; nothing of chats, storage or flows."""
