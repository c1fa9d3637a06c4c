"""What lies in the Matrix folder, so that it survives a power cut."""
