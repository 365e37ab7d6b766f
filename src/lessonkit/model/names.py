"""Names that are fixed: of the project's file, of documents that lessonkit makes itself, of orders of pupils."""

PROJECT_FILE = "lessonkit.yaml"

DOCUMENTS = ("handout", "worksheet", "alliance-chart", "poster", "timeline", "answer-key")
"""In the order of the packet."""

UNIT_DOCUMENTS = ("booklet", "unit-test", "answer-key")
"""What is made of a unit, in order."""

UNIT_PREFIX = "unit-"
"""What the folder of a unit's documents begins with, so that a lesson of the same name has its own."""

SORTS = ("seating", "name", "group")
"""By seat, or as the roster has them; by the alphabet; by group, and in it as the roster has them."""
