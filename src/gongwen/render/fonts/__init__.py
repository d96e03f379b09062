"""Font files: which is which, what they hold, and cut down to what a document draws."""
