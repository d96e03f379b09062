"""Titles: their words, where they may be divided, and the least bad division."""
