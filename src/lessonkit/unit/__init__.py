"""What is made of a whole unit: its lessons read together, the booklet, the test and its key."""
