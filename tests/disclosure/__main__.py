"""Prints how much can be worked out from what a check-in shows: `python -m tests.disclosure [MOST]`.

MOST is the largest number of answers in a sector, 5 if nothing is given; that takes some minutes. The table stands in
`docs/reference/disclosure.md`, and a test compares it as far as three a sector.
"""

from __future__ import annotations

import sys

from tests.disclosure.table import lines

if __name__ == "__main__":
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
