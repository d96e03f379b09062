"""Bytes → lines: decoded, cleaned of what typing and copying leave behind."""
