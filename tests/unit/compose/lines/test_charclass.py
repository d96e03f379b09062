import pytest

from gongwen.compose.lines.charclass import CharClass, char_class, is_western


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        ("国〇㛃𬭸かア①Ⅲ", CharClass.IDEOGRAPH),
        ("（《〈“‘〔【", CharClass.OPENING),
        ("）》〉”’〕】", CharClass.CLOSING),
        ("。，、；：？！", CharClass.STOP),
        ("～－·•-~", CharClass.CONNECTOR),
        ("／/", CharClass.SLASH),
        ("—", CharClass.DASH),
        ("…", CharClass.ELLIPSIS),
        ("￥№$", CharClass.PREFIX),
        ("%％‰℃㎡", CharClass.POSTFIX),
        ("0123456789", CharClass.DIGIT),
        ("aZéøαΩЯ+=@", CharClass.WESTERN),
        (" \u3000", CharClass.SPACE),
    ],
)
def test_classes(characters: str, expected: CharClass) -> None:
    assert [(each, expected) for each in characters] == [
        (each, char_class(each)) for each in characters
    ]


@pytest.mark.parametrize("mark", "“”‘’—…·×÷±°′①Ⅲ％（，")
def test_chinese_marks_are_as_wide_as_a_cell(mark: str) -> None:
    assert not is_western(mark)


@pytest.mark.parametrize("character", "a9é%/-.(αя")
def test_western_characters_have_their_own_width(character: str) -> None:
    assert is_western(character)


def test_a_combining_accent_belongs_to_its_letter() -> None:
    assert all(is_western(each) for each in "e\u0301")
