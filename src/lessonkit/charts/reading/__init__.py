"""From what a teacher writes to the two halves of each sheet: facts checked, lines put in order, people put on them."""
