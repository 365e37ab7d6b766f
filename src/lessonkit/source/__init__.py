"""From a teacher's YAML file to a `Lesson`: text → nodes → specs → the two halves."""
