"""Writes every document that is made from the code, and says which ones were out of date."""

from __future__ import annotations

import sys

from tests.documents.making import HOUSE, made

for path, text in made().items():
    file = HOUSE / path
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path} renewed\n")
