"""What readers of text and of YAML both need: dates, ordinals, bodies, imprints."""
