"""The item types, one file each. The file's docstring is the type's manual page."""
