"""Phases: started and finished, and the questions that name them."""
