"""Charts after three generations of photocopying."""
