"""Who takes part: joining, the list of partners, coordinators, and people with several accounts."""
