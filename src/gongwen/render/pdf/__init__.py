"""A composition as a PDF file."""
