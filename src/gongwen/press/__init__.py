"""Jobs: from the files of an issue to its PDF in its place, one at a time or many at once."""
