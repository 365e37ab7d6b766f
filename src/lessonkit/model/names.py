"""Names that are fixed: of the project's file, of documents that lessonkit makes itself, of orders of pupils."""

PROJECT_FILE = "lessonkit.yaml"

DOCUMENTS = ("handout", "worksheet", "alliance-chart", "poster", "timeline", "answer-key")
"""In the order of the packet."""

SORTS = ("seating", "name", "group")
"""By seat, or as the roster has them; by the alphabet; by group, and in it as the roster has them."""
