"""What can be wrong with the database, in sentences for the administrator."""


class DatabaseError(Exception):
    """The database cannot be used; the text is a sentence for the administrator."""


class DatabaseAwayError(DatabaseError):
    """The database cannot be reached at present; trying again later may well work."""
