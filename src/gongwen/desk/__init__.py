"""What a person at a desk does besides building: start, convert, watch, look, list."""
