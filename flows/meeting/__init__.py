"""The next meeting, and the moderation that goes round: set, shown, moved, called off; who moderates is asked alone."""

from flows.meeting.command import FLOW

__all__ = ["FLOW"]
