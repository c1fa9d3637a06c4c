"""The homeserver: requests to it, its events, how it fails, and when it is asked again."""
