"""Places under gaps: the fewest bends, then the least movement."""
