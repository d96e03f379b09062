"""Whatever the system or Python says, a clerk reads a sentence in Chinese."""

import errno
import os
import re

import pytest

from gongwen.diagnostics import MachineError
from gongwen.faults import REASONS, TRACEBACK, fault_of, reason_of
from gongwen.ordinals import chinese_number


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_reason_of_the_system_is_in_english(number: int) -> None:
    reason = reason_of(OSError(number, os.strerror(number)))
    assert os.strerror(number) not in reason
    assert reason.startswith("系统错误") == (number not in REASONS)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (MemoryError(), "内存不足"),
        (UnicodeEncodeError("gbk", "\u00e9", 0, 1, "illegal multibyte sequence"), "UTF-8"),
        (ValueError("embedded null byte"), "名称无效"),
        (RuntimeError("Symlink loop from 'a'"), "链接成了环"),
        (OSError("no number"), "系统错误 0"),
    ],
)
def test_other_reasons_are_told_as_well(error: Exception, expected: str) -> None:
    reason = reason_of(error)
    assert expected in reason
    assert not re.search("[a-z]{4}", reason)


def raised(error: BaseException) -> BaseException:
    def fail() -> None:
        raise error

    try:
        fail()
    except BaseException as caught:  # noqa: BLE001 - to have a traceback
        return caught
    raise AssertionError


def test_a_fault_of_the_machine_stays_what_it_is() -> None:
    fault = MachineError("磁盘已满", "腾出空间")
    assert fault is fault_of(fault)


def test_what_the_system_refuses_names_the_file() -> None:
    fault = fault_of(raised(PermissionError(errno.EACCES, "Permission denied", "a/7.yaml")))
    assert "系统没有做成：没有权限（a/7.yaml）" == fault.message


def test_our_own_error_says_where_it_is() -> None:
    try:
        chinese_number(0)
    except ValueError as error:
        fault = fault_of(error)
    assert re.fullmatch(
        r"这是 gongwen 自己的错误：ValueError，在 ordinals\.py 第 \d+ 行", fault.message
    )
    assert "报告给开发者" in fault.hint
    assert "位置不明" in fault_of(raised(KeyError("a"))).message


def test_a_traceback_is_for_those_who_ask(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(TRACEBACK, raising=False)
    fault_of(raised(KeyError("a")))
    assert "" == capsys.readouterr().err
    monkeypatch.setenv(TRACEBACK, "1")
    fault_of(raised(KeyError("a")))
    assert "Traceback" in capsys.readouterr().err
