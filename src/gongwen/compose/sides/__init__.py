"""Lines → sides: matter, what a side is filled with, and how a document ends."""
