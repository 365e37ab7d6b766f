"""The order of the lines: the fewest crossings, proved where that is possible."""
