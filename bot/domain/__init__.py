"""The cooperation as plain typed values and rules: no SQL, no input or output."""
