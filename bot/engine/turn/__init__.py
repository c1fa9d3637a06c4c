"""What a flow has in its hand during one turn."""
