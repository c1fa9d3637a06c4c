"""The published schema of exports as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.reporting.exports.schema import SCHEMA_VERSION, CooperationExport

if TYPE_CHECKING:
    from pathlib import Path


def schema(_house: Path) -> str:
    """Return the schema as JSON Schema 2020-12."""
    made = CooperationExport.model_json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dreiklang:export:{SCHEMA_VERSION}",
    }
    return json.dumps({**head, **made}, indent=2, ensure_ascii=False) + "\n"
