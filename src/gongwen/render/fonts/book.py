"""The fonts by their names: which file is which, opened when first needed.

``FontBook`` tells the composer what it must know about characters, and gives the files to the
PDF writer. It is the only way from a name of ``pages.Font`` to a file.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from gongwen.diagnostics import FontError
from gongwen.pages import Font
from gongwen.render.fonts.typeface import Box, Typeface
from gongwen.sheet.rows import FACES

__all__ = ["FILES", "Box", "FontBook", "Typeface"]

FILES: Final[Mapping[Font, str]] = {
    "fangsong": "FandolFang-Regular.otf",
    "kaiti": "gkai00mp.ttf",
    "heiti": "NotoSansSC_500Medium.ttf",
    "songti": "NotoSerifSC_400Regular.ttf",
    "title": "NotoSerifSC_600SemiBold.ttf",
    "rare": "LXGWWenKai-Light.ttf",
}
"""The files that come with the program; ``fonts/README.md`` says why these."""


class FontBook:
    """Every font by its name.

    Measures are in em, so they hold for any type size.
    """

    def __init__(
        self,
        files: Mapping[Font, Path] | None = None,
        contents: Mapping[Path, bytes] | None = None,
    ) -> None:
        """Take *files* in place of those that come with the program; nothing is opened yet.

        Args:
            files: which fonts, and from where.
            contents: what the files hold, where they are not on this machine's disk.
        """
        self._files = dict(files or {})
        self._contents = contents or {}
        self._typefaces: dict[Font, Typeface] = {}
        self._opened: dict[Path, Typeface] = {}
        # A document asks for the same few hundred characters thousands of times.
        self._advances: dict[tuple[Font, str], float] = {}
        self._inks: dict[tuple[Font, str], Box] = {}

    def typeface(self, font: Font) -> Typeface:
        """Give the opened file of *font*; two names of one file give one object.

        Raises:
            FontError: if the file is missing, is no font, or must not be embedded.
        """
        if font not in self._typefaces:
            named = self._files.get(font)
            path = named or _shipped(font)
            if path not in self._opened:
                content = self._contents.get(path)
                self._opened[path] = _named(font, path, content, is_shipped=named is None)
            self._typefaces[font] = self._opened[path]
        return self._typefaces[font]

    def has(self, font: Font, character: str) -> bool:
        """Tell whether *font* can draw *character* (an empty glyph does not count)."""
        return self.typeface(font).glyph(character) is not None

    def advance(self, font: Font, character: str) -> float:
        """Give the advance (字幅) of *character*, in em."""
        key = font, character
        try:
            return self._advances[key]
        except KeyError:
            advance = self._advances[key] = self.typeface(font).advance(character)
            return advance

    def ink(self, font: Font, character: str) -> Box:
        """Give the ink of *character*, in em from its origin."""
        key = font, character
        try:
            return self._inks[key]
        except KeyError:
            ink = self._inks[key] = self.typeface(font).ink(character)
            return ink


def shipped_files() -> tuple[Path, ...]:
    """Give the files that come with the program.

    Raises:
        FontError: if one is missing.
    """
    return tuple(map(_shipped, FILES))


def _named(font: Font, path: Path, content: bytes | None, *, is_shipped: bool) -> Typeface:
    try:
        return Typeface(path, content, is_shipped=is_shipped)
    except FontError as error:
        message = f"{dict(FACES)[font]}（{font}）：{error.message}"
        raise FontError(message, error.hint, path) from error


def _shipped(font: Font) -> Path:
    """Find the file of *font* in the wheel, or in a source checkout."""
    package = Path(__file__).parents[2]
    for folder in (package / "fonts", package.parents[1] / "fonts"):
        if (path := folder / FILES[font]).is_file():
            return path
    raise FontError(
        f"找不到{dict(FACES)[font]}（{font}）的字体文件 {FILES[font]}",
        f"请重新安装 gongwen，或在版面设置 fonts 中为 {font} 另指定字体文件",
    )
