"""Storylines: geometry, blank and key of charts on which people are lines."""
