"""Storage with SQLAlchemy Core: SQLite by default, PostgreSQL by URL."""
