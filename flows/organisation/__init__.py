"""Correcting organisations: name, sector, kind, whether it only observes, and two that are one."""

from flows.organisation.command import FLOW

__all__ = ["FLOW"]
