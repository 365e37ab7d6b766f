"""Layout becomes PDF/UA-1 bytes on one ReportLab canvas."""
