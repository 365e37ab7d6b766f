"""Networks: a picture of ties for each phase."""
