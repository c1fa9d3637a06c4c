"""Exports: what leaves a cooperation as files for other programs. Values in, bytes out."""
