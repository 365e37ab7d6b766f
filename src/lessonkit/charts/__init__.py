"""Alliance charts and timelines: who sided with whom, and when, as sheets that pupils complete."""
