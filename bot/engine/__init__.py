"""The conversation engine, in rooms that are used from the top down; what each holds, its own `__init__` says.

incoming, outgoing, timers (side by side) · moving · dialogues · vocabulary · turn · wording · stored · exchange · clock
"""
