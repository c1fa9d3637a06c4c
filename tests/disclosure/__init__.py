"""An attacker of check-ins: whoever remembers everything ever shown and tries every set of answers that fits it."""
