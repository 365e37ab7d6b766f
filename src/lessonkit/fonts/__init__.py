"""Faces, their metrics and coverage, and fallback by run."""
