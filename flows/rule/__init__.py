"""The cooperation's decision rule: shown with its history; changed by a decision that all can live with."""

from flows.rule.command import FLOW

__all__ = ["FLOW"]
