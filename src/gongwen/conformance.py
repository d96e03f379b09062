"""THE STANDARDS to which a PDF may conform, by the names that command lines and programs use.

A job carries the name; ``render.standards`` knows what each standard asks for.
"""

from typing import Literal

StandardName = Literal["2a+ua1", "2u", "3a", "plain"]
"""PDF/A-2a and PDF/UA-1 at once; PDF/A-2u; the first as PDF/A-3a, which carries the source file;
a PDF that declares nothing."""
