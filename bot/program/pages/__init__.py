"""Pages on the web: what links lead to, for whoever was given one; everything about HTTP is in here."""
