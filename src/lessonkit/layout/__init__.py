"""Blocks become pages of placed things: line breaking, boxes, grids, pages, and the ink of the key."""
