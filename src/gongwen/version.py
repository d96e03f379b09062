"""Which gongwen this is: the one place where its number stands, below all that tell it."""

__version__ = "0.1.0"
