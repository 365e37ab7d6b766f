"""Names that are fixed: of the project's file, and of the documents that lessonkit makes itself."""

PROJECT_FILE = "lessonkit.yaml"

DOCUMENTS = ("handout", "worksheet", "alliance-chart", "poster", "timeline", "answer-key")
"""In the order of the packet."""
