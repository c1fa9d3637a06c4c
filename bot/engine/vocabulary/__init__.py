"""What flows are declared in: questions, dialogues, cards, commands and alarms."""
