"""The forms: which parts each has, and where they go."""
