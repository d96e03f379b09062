"""The tables, one module a form; ``SHEETS`` finds them by the form's name."""
