"""Rules over documents: one rule, one function, one code."""
