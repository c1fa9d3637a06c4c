"""Documents that are made from the code: `python -m tests.documents` writes them, a test holds that they are fresh."""
