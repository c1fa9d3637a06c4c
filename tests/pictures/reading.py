"""Reads pictures: what stands in an SVG, where, how large and in which colour."""

from __future__ import annotations

from xml.etree import ElementTree as ET

NAMESPACE = "{http://www.w3.org/2000/svg}"


class Sighting:
    """What can be found in a picture."""

    def __init__(self, svg: str | None) -> None:
        assert svg is not None
        self.root = ET.fromstring(svg)  # noqa: S314 - made by us

    def all(self, tag: str, attribute: str = "") -> list[ET.Element]:
        """Return the elements of a tag, those with an attribute if one is named."""
        return [one for one in self.root.iter(f"{NAMESPACE}{tag}") if not attribute or attribute in one.attrib]

    @property
    def words(self) -> list[str]:
        """All texts, in order."""
        return ["".join(one.itertext()) for one in self.all("text")]

    @property
    def title(self) -> str:
        """Return the title."""
        return self.all("title")[0].text or ""

    @property
    def description(self) -> list[str]:
        """Return the lines of the description."""
        return (self.all("desc")[0].text or "").split("\n")

    @property
    def height(self) -> float:
        """How high it is."""
        return float(self.root.attrib["height"])
