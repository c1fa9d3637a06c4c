"""The memory adapter: a chat inside the program, for tests and for trying out flows."""

from adapters.memory.adapter import MemoryAdapter, MemoryMessage

__all__ = ["MemoryAdapter", "MemoryMessage"]
