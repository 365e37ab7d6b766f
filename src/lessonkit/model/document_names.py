"""What the documents are called that lessonkit makes itself, in the order of the packet."""

DOCUMENTS = ("handout", "worksheet", "alliance-chart", "poster", "timeline", "answer-key")
