"""Timelines: events on an axis to scale, as a sheet that pupils complete."""
