"""Checks of finished PDFs, for any test: `from checks.structure import check`."""
