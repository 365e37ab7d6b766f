"""lessonkit: one YAML spec for a lesson becomes everything a class needs on paper."""

__version__ = "0.4.0"
