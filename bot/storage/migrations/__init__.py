"""The migrations. Each file in `versions` begins with its revision, and each follows the one before it."""

from pathlib import Path

FOLDER = Path(__file__).parent


def newest() -> str:
    """Return the revision this program works with, from the file names alone."""
    return max(file.name for file in (FOLDER / "versions").glob("[0-9]*.py")).partition("_")[0]
