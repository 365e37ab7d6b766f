"""The frozen values that flow between the stages; this room imports nothing but spans and units."""
