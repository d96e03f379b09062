"""The tables of measurements: one module a form, and the rows that all forms share."""
