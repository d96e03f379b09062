"""Text → lines: the sorts of a face, where a line may end, and where every sort stands."""
