"""What is wrong with a file that YAML cannot read, in the words of who wrote it.

The parser says where it could not go on. What must be changed is often a line or many before: an
indentation of wide spaces, a full-width colon, a text that is not indented. So the lines are
looked at first, each question by a function of its own, and only where none has an answer do the
parser's words choose ours.
"""

from collections.abc import Callable, Sequence
from typing import Final

from gongwen.read.yaml.lines import (
    Colon,
    KeyLine,
    depth,
    entry,
    indentation,
    is_in_brackets,
    key_line,
    name_of_space,
    opens_text,
    quoted,
    shown,
    split_comment,
    wrong_colon,
)
from gongwen.read.yaml.quotes import open_quote, text_after_quote
from gongwen.read.yaml.scene import (
    Fault,
    Scene,
    Stop,
    key_of,
    name_of,
    of_text,
    on_value,
    place_of,
    scene_at,
    spaces,
    value_of,
    wanted_depth,
    whole,
)
from gongwen.read.yaml.vocabulary import is_key, is_outermost, takes_keys

LONGEST_LABEL: Final = 8
"""Of a word before a full-width colon that may be a key that nobody knows, such as a label of the
imprint (本期增发, 电子邮箱), in characters; what is longer is a sentence."""


def explain(stop: Stop, lines: Sequence[str]) -> Fault:
    """Say what must be changed in *lines*, of which the parser understood only those before *stop*."""
    scene = scene_at(stop, lines)
    for look in _QUESTIONS:
        if fault := look(scene):
            return fault
    return _in_other_words(scene)


def _indented_otherwise(scene: Scene) -> Fault | None:
    """A tab, or white space of another width, where only spaces count."""
    for number in scene.around():
        before = indentation(scene.lines[number])
        wrong = next((at for at, space in enumerate(before) if space != " "), None)
        if wrong is None:
            continue
        kind = name_of_space(before[wrong])
        text = scene.broken
        if text and text.end == number:
            hint = f"{of_text(text)}的每一行前面空{spaces(wanted_depth(text))}；{kind}不算缩进"
        else:
            hint = f"这一行前面的空白全部删去，改为{spaces(_level(scene, number))}"
        message = f"这一行前面是{kind}，不算缩进"
        return Fault(message, hint, number, wrong, len(before) - wrong)
    return None


def _level(scene: Scene, number: int) -> int:
    """Give how many spaces belong before the key on a line, by the keys above and below."""
    above = scene.entry_above(number)
    if above is None or above.value:
        return above.at if above else 0
    below = (entry(after, line) for after, line in enumerate(scene.lines) if after > number)
    sister = next((each for each in below if each), None)
    return sister.at if sister and sister.at > above.at else above.at + 2


def _in_quotes(scene: Scene) -> Fault | None:
    """A quotation mark without its other half, or text behind it."""
    for number in scene.around():
        found = entry(number, scene.lines[number])
        if found and text_after_quote(found.value):
            mended = whole(found)
            message = f"{value_of(found)}开头有引号，引号之后又有字"
            hint = f"整个{place_of(found)}再加一层引号：{key_of(found)}{shown(mended)}"
            return on_value(found, message, hint, mended)
    at = open_quote(scene.lines, scene.stop.line, {block.head.number for block in scene.texts})
    if at is None and "quoted scalar: found unexpected end" in scene.stop.problem:
        at = scene.stop.opened
    if at is None:
        return None
    line, column = at
    mark = scene.lines[line][column]
    message = f"这里的引号（{mark}）没有配对"
    return Fault(message, f"在这一行的末尾补上 {mark}，或删去这里的 {mark}", line, column)


def _in_colons(scene: Scene) -> Fault | None:
    """A full-width colon behind a key, or one without a space."""
    text = scene.broken
    for number in scene.around():
        line = scene.lines[number]
        colon = wrong_colon(line)
        if colon is None or key_line(number, line):
            continue
        # Below a text, 会议指出： is more of it, and no key.
        if is_key(colon.key) or (not (text and text.end == number) and _is_short(colon)):
            return _wrong_colon(number, colon)
    return None


def _is_short(colon: Colon) -> bool:
    return len(colon.key) <= LONGEST_LABEL and colon.key.isalnum()


def _wrong_colon(number: int, colon: Colon) -> Fault:
    written = shown(colon.value)
    hint = f"写成“{colon.key}: {written}”，冒号用半角，后面空一个半角空格".replace(": ”", ":”")
    mended = ": " if colon.value else ":"
    if colon.written[0] == "：":
        message = f"“{colon.key}”后面的冒号是全角的"
    elif len(colon.written) > 1:
        message = f"“{colon.key}:”后面的空格是全角的"
    else:
        message = f"“{colon.key}:”后面没有空格"
    return Fault(message, hint, number, colon.at, len(colon.written), mended)


def _behind_dash(scene: Scene) -> Fault | None:
    """A dash without a space behind it, so that it is a part of the key."""
    for number in scene.around():
        line = scene.lines[number]
        at = depth(line)
        word = line[at + 1 :]
        if line[at : at + 1] != "-" or word[:1] in (" ", "-", ""):
            continue
        gap = len(indentation(word))
        key = word.strip().partition(":")[0].partition("：")[0]
        if is_key(key):
            hint = f"写成“- {key}:”，“-”后面空一个半角空格，下面的键与“{key}”左对齐"
            kind = f"是{name_of_space(word[0])}" if gap else "没有空格"
            return Fault(f"“-”后面{kind}", hint, number, at, 1 + gap, "- ")
    return None


def _below_bar(scene: Scene) -> Fault | None:
    """A line of a text that is not indented like the text."""
    text = scene.broken
    if text is None or scene.lines[text.end].strip() in ("---", "..."):
        return None
    line = scene.lines[text.end]
    hint = f"{of_text(text)}的每一行前面空{spaces(wanted_depth(text))}"
    if text.depth is None or not depth(line):
        lack = "空格不够" if depth(line) else "没有空格"
        message = f"这一行像是{of_text(text)}的文字，前面{lack}"
    else:
        message = f"这一行比{of_text(text)}的第一行空得少"
    return Fault(message, hint, text.end, depth(line), 1)


def _behind_bar(scene: Scene) -> Fault | None:
    """Text on the line of the bar itself."""
    for number in scene.around():
        found = entry(number, scene.lines[number])
        if found and found.value[:1] in ("|", ">") and not opens_text(found.value):
            wanted = spaces(found.at + 2)
            hint = f"“{found.value[0]}”后面换行，文字从下一行写起，每行前面空{wanted}"
            message = f"“{found.value[0]}”的同一行里不能有文字"
            return Fault(message, hint, number, found.value_at + 1)
    return None


def _more_than_a_value(scene: Scene) -> Fault | None:
    """A colon, or a dash, that is part of a text and that YAML takes for a sign."""
    found = entry(scene.stop.line, scene.lines[scene.stop.line])
    if found is None:
        return None
    is_colon = "mapping values are not allowed" in scene.stop.problem
    is_dash = "block sequence entries are not allowed" in scene.stop.problem
    if not (is_dash or (is_colon and scene.stop.column >= found.value_at)):
        return None
    if takes_keys(found.key):
        hint = f"“{shown(found.value)}”另起一行，前面空{spaces(found.at + 2)}"
        return on_value(found, f"“{found.key}:”下面的内容要另起一行", hint, None)
    sign = "“- ”" if is_dash else "“: ”（半角冒号和空格）"
    mended = whole(found)
    message = f"{value_of(found)}里有{sign}，分不清哪里是键"
    hint = f"整个{place_of(found)}加引号：{key_of(found)}{shown(mended)}"
    hint = f"{hint}；或把冒号改为全角" if is_colon else f"若是列表，从下一行写起；若是文字，{hint}"
    return on_value(found, message, hint, mended)


_SIGNS: Final = tuple("@`%*&!{[,]}|>?")
"""What no value may begin with, unless it is meant as a sign of YAML."""


def _behind_sign(scene: Scene) -> Fault | None:
    """A value that begins with a sign of YAML."""
    for number in scene.around():
        found = entry(number, scene.lines[number])
        if found is None or found.value[:1] not in _SIGNS:
            continue
        if opens_text(found.value) or is_in_brackets(found.value):
            continue
        sign = found.value[0]
        pair = {"[": "]", "{": "}"}.get(sign)
        if pair and pair not in found.value:
            message = f"“{sign}”没有配对"
            hint = f"在这一项的末尾补上“{pair}”；若“{sign}”是文字，整个{place_of(found)}加引号"
            return Fault(message, hint, number, found.value_at)
        mended = whole(found)
        message = f"{value_of(found)}以“{sign}”开头，分不清是文字还是符号"
        hint = f"整个{place_of(found)}加引号：{key_of(found)}{shown(mended)}"
        return on_value(found, message, hint, mended)
    return None


def _cut_by_comment(scene: Scene) -> Fault | None:
    """A text that goes on below a line whose end is taken for a remark."""
    below = scene.lines[scene.stop.line]
    above = scene.entry_above(scene.stop.line)
    if above is None or entry(scene.stop.line, below):
        return None
    value, gap, comment = split_comment(above.value)
    if not (value and comment) or value[0] in "\"'":
        return None
    message = f"“#”后面的“{shown(comment)}”是注释，下一行接不上"
    hint = (
        f"整段文字放在一行里，加引号：{key_of(above)}{shown(quoted(above.value + below.strip()))}"
    )
    column = above.value_at + len(value) + len(gap)
    return Fault(message, hint, above.number, column, len(comment))


def _without_colon(scene: Scene) -> Fault | None:
    """A key without its colon."""
    text = scene.broken
    for number in scene.around():
        line = scene.lines[number]
        word, _, rest = line.strip().removeprefix("- ").partition(" ")
        # A line below a text may begin with any word.
        if not is_key(word) or entry(number, line) or (rest and text and text.end == number):
            continue
        column = line.index(word)
        written = f"{word}: {rest.strip()}" if rest else f"{word}:"
        hint = f"写成“{shown(written)}”，冒号用半角"
        return Fault(f"“{word}”后面没有冒号", hint, number, column, len(word), f"{word}:")
    return None


def _out_of_line(scene: Scene) -> Fault | None:
    """A key that stands neither below the keys of its level nor further in where it may."""
    stop = scene.stop
    found = entry(stop.line, scene.lines[stop.line])
    above = scene.entry_above(stop.line)
    if found is None or above is None or found.at == above.at:
        return None
    if "mapping values are not allowed" in stop.problem:
        head = scene.entry_above(above.number)
        if head and not head.value and head.at >= above.at and head.key and takes_keys(head.key):
            message = f"“{above.key}”前面没有空格，与“{head.key}:”下面的其他键没有对齐"
            hint = f"“{above.key}”前面空{spaces(found.at)}，与“{name_of(found)}”左对齐"
            return Fault(message, hint, above.number, above.at, len(above.key) or 1)
        if found.at > above.at:
            message = f"“{name_of(found)}”前面的空格多了，与“{name_of(above)}”没有对齐"
            return _aligned(found, above.at, message)
    if "did not find expected" in stop.problem:
        wanted = _nearest_column(scene, found)
        if wanted != found.at:
            message = f"“{name_of(found)}”没有与上面同一层的各行左对齐"
            return _aligned(found, wanted, message)
    return None


def _aligned(found: KeyLine, wanted: int, message: str) -> Fault:
    hint = f"“{name_of(found)}”前面空{spaces(wanted)}" if wanted else "删去这一行前面的空格"
    return Fault(message, hint, found.number, found.at, len(found.key) or 1)


def _nearest_column(scene: Scene, found: KeyLine) -> int:
    """Give the column of the keys above that is nearest; of two, the one where the key belongs."""
    columns = {found.at: found.at + len(scene.lines)}
    number, above = found.number, scene.entry_above(found.number)
    while above is not None and number:
        columns.setdefault(above.at, abs(above.at - found.at))
        number = above.number
        above = scene.entry_above(number)
    sister = scene.entry_above(found.number)
    is_in_list = sister is not None and depth(scene.lines[sister.number]) < sister.at
    inwards = 1 if is_outermost(found.key) and not is_in_list else -1
    return min(columns, key=lambda column: (columns[column], inwards * column))


def _stray_line(scene: Scene) -> Fault | None:
    """A line that is no key where only a key may stand."""
    for number in reversed(list(scene.around())):
        line = scene.lines[number]
        if entry(number, line):
            continue
        message = "这一行不是“键: 值”"
        above = scene.entry_above(number)
        hint = "删去这一行，或写成“键: 值”"
        if above and above.key and not above.value:
            hint = f"若是“{above.key}”的内容，移到“{above.key}: ”的后面；不是就删去"
        if above and above.key and above.value:
            message = f"这一行没有键，也接不上上面的“{above.key}:”"
            hint = (
                f"若是“{above.key}”的文字：第 {above.number + 1} 行写“{above.key}: |”，文字"
                f"从下一行写起，每行前面空{spaces(above.at + 2)}"
            )
        return Fault(message, hint, number, depth(line), len(line.strip()))
    return None


_QUESTIONS: Final[tuple[Callable[[Scene], Fault | None], ...]] = (
    _indented_otherwise,
    _in_quotes,
    _behind_dash,
    _in_colons,
    _without_colon,
    _below_bar,
    _behind_bar,
    _more_than_a_value,
    _behind_sign,
    _cut_by_comment,
    _out_of_line,
    _stray_line,
)
"""Asked one after the other; what is certain comes first."""

_OTHER_WORDS: Final = (
    ("unknown escape character", "双引号中的“\\”之后不能有这个字符", "把外面的双引号改成单引号"),
    ("expected ',' or ']'", "方括号没有配对，或缺逗号", "列表写作 [甲, 乙]，逗号用半角"),
    ("expected ',' or '}'", "花括号没有配对，或缺逗号", "写作 {键: 值, 键: 值}，逗号用半角"),
    ("expected '-' indicator", "列表中这一项没有对齐", "同一列表的“-”要左对齐"),
    ("invalid leading UTF-8", "这里的字符无法识别", "重新输入这里的字"),
)
_ANYTHING: Final = "检查这一行和上一行：冒号用半角，后面空一格；同一层的键左对齐；引号成对"


def _in_other_words(scene: Scene) -> Fault:
    """Say what the parser said; brackets are to be mended where they were opened."""
    stop = scene.stop
    line, column = stop.line, stop.column
    message, hint = "这里的写法读不懂", _ANYTHING
    for sign, said, cure in _OTHER_WORDS:
        if sign in stop.problem:
            message, hint = said, cure
            if "or '" in sign and stop.opened:
                line, column = stop.opened
    return Fault(message, hint, line, column)
