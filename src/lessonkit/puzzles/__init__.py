"""Puzzles made of words alone: grids of crosswords, letters of word searches.

Nothing here knows of lessons or pages.
"""
