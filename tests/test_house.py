"""The house itself: what is locked, declared, documented and kept small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.settings import VARIABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUSE = Path(__file__).parent.parent
PACKAGES = ("adapters", "bot", "flows")
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-synapse.txt")
MODULES = sorted(path.relative_to(HOUSE) for root in (*PACKAGES, "tests") for path in (HOUSE / root).rglob("*.py"))
MOST_LINES = 350
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]

NEVER_IMPORTED = {
    "tzdata": "zoneinfo reads it where the system has no time zones",
}


def requirements(*lists: list[str]) -> dict[str, Requirement]:
    read = (Requirement(line) for lines in lists for line in lines)
    return {canonicalize_name(requirement.name): requirement for requirement in read}


RUNTIME = requirements(PROJECT["dependencies"])
EVERYTHING = requirements(PROJECT["dependencies"], PROJECT["optional-dependencies"]["dev"])
SYNAPSE = requirements(
    [
        line
        for line in (HOUSE / "requirements-synapse.in").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
)


def locked(lock: str) -> dict[str, str]:
    """Version by distribution; fails on a line that is neither a pin with hashes nor a comment."""
    text = (HOUSE / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    versions: dict[str, str] = {}
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pin = re.fullmatch(r"([\w.-]+)==(\S+)( ; .*?)?((?: +--hash=sha256:[0-9a-f]{64})+) *", line)
        assert pin is not None, f"{lock}: {line[:60]}"
        versions[canonicalize_name(pin[1])] = pin[2]
    return versions


def imported(packages: tuple[str, ...], declared: set[str]) -> set[str]:
    """The distributions that are imported, without our own and Python's.

    Where several share an import name (`fluent`) only the declared ones are meant, if there are any.
    """
    distributions = packages_distributions()
    ours = {*PACKAGES, "tests", "_typeshed", *sys.stdlib_module_names}
    found: set[str] = set()
    for module in MODULES:
        if module.parts[0] in packages:
            for name in set(top_level_imports(ast.parse((HOUSE / module).read_text(encoding="utf-8")))) - ours:
                candidates = {canonicalize_name(distribution) for distribution in distributions.get(name, [name])}
                found |= candidates & declared or candidates
    return found


def top_level_imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_registry_and_no_path(lock: str) -> None:
    text = (HOUSE / lock).read_text(encoding="utf-8")

    assert not re.findall(r"^.*(?:://|--(?:extra-)?index|--find-links|--trusted-host|file:|@ ).*$", text, re.MULTILINE)


@pytest.mark.parametrize(("lock", "wanted"), list(zip(LOCKS, (RUNTIME, EVERYTHING, SYNAPSE), strict=True)), ids=LOCKS)
def test_a_lock_holds_what_is_declared(lock: str, wanted: dict[str, Requirement]) -> None:
    versions = locked(lock)

    assert not wanted.keys() - versions.keys()
    assert not {name: versions[name] for name in wanted if versions[name] not in wanted[name].specifier}


def test_developing_happens_with_the_versions_that_run() -> None:
    developing = locked("requirements-dev.txt")

    assert locked("requirements.txt").items() <= developing.items()


def test_what_is_imported_is_declared() -> None:
    assert not imported(PACKAGES, {*RUNTIME}) - RUNTIME.keys()
    assert not imported(("tests",), {*EVERYTHING}) - EVERYTHING.keys()


def test_what_is_declared_is_imported() -> None:
    assert RUNTIME.keys() - imported(PACKAGES, {*RUNTIME}) == NEVER_IMPORTED.keys()


def test_the_changelog_ends_at_this_version() -> None:
    changelog = (HOUSE / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)

    assert newest is not None
    assert newest[1] == PROJECT["version"]


def test_the_example_shows_every_setting() -> None:
    example = (HOUSE / ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^#?(DREIKLANG_\w+)=", example, re.MULTILINE)) == VARIABLES.keys()


def test_make_help_lists_every_target() -> None:
    makefile = (HOUSE / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None

    helped = subprocess.run(["make", "help"], cwd=HOUSE, check=True, capture_output=True, text=True)  # noqa: S607 - make is found as a person finds it

    assert re.findall(r"^make ([\w-]+) +\w", helped.stdout, re.MULTILINE) == phony[1].split()


def test_modules_say_what_they_are_for_and_stay_small() -> None:
    sources = {module: (HOUSE / module).read_text(encoding="utf-8") for module in MODULES}

    assert [str(module) for module, source in sources.items() if not ast.get_docstring(ast.parse(source))] == []
    lengths = {str(module): len(source.splitlines()) for module, source in sources.items()}
    long = {module for module, lines in lengths.items() if lines > MOST_LINES}
    assert {module for module in long if "/versions/" not in module} == set(), "only a migration may be long"
