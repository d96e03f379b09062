"""What the system, Python or our own mistakes raise → words that a clerk understands.

Every exception that nobody catches where it is raised comes through here: ``attempt`` asks for one
job of a batch, the command line for everything else. A traceback is for developers, who set
``GONGWEN_TRACEBACK``.
"""

import errno
import os
import traceback
from pathlib import Path
from typing import Final

from gongwen.diagnostics import MachineError

TRACEBACK: Final = "GONGWEN_TRACEBACK"
"""The variable of the environment that, if it is not empty, has tracebacks written to stderr."""

OUT_OF_MEMORY: Final = "内存不足"

REASONS: Final[dict[int, str]] = {
    errno.EACCES: "没有权限",
    errno.EAGAIN: "系统资源不足",
    errno.EBADF: "它是关闭的",
    errno.EBUSY: "正被别的程序占用",
    errno.ECONNREFUSED: "对方拒绝连接",
    errno.ECONNRESET: "连接断了",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EEXIST: "已经有了",
    errno.EFBIG: "文件超出了允许的大小",
    errno.EHOSTUNREACH: "连不上对方",
    errno.EINVAL: "名称或参数无效",
    errno.EIO: "磁盘读写出错",
    errno.EISDIR: "这是文件夹",
    errno.ELOOP: "链接成了环",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENETUNREACH: "网络不通",
    errno.ENFILE: "系统打开的文件太多",
    errno.ENODEV: "没有这个设备",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOMEM: OUT_OF_MEMORY,
    errno.ENOSPC: "磁盘已满",
    errno.ENOTDIR: "路径中有一段是文件而不是文件夹",
    errno.ENXIO: "没有这个设备",
    errno.EPERM: "没有权限",
    errno.EPIPE: "对方已经关闭",
    errno.EROFS: "磁盘是只读的",
    errno.ESTALE: "网络磁盘上的文件已经变动",
    errno.ETIMEDOUT: "等待超时",
    errno.ETXTBSY: "文件正在使用",
    errno.EXDEV: "两处不在同一个磁盘",
}
"""What the system says in English."""

IN_USE: Final = "正在别的程序中打开"
_SHARING: Final = frozenset({32, 33})
"""What Windows calls a file that another program holds (ERROR_SHARING_VIOLATION, LOCK_VIOLATION)."""


def reason_of(error: Exception) -> str:
    """Say in Chinese why the system refused something."""
    if isinstance(error, MemoryError):
        return OUT_OF_MEMORY
    if isinstance(error, UnicodeError):
        return (
            "名称里有当前语言环境写不出的字符，请改名或用 UTF-8 的语言环境（如 LANG=zh_CN.UTF-8）"
        )
    if isinstance(error, OSError):
        if getattr(error, "winerror", None) in _SHARING:
            return IN_USE
        number = error.errno or 0
        return REASONS.get(number, f"系统错误 {errno.errorcode.get(number, number)}")
    if isinstance(error, RuntimeError):  # pathlib, of links
        return REASONS[errno.ELOOP]
    return "名称无效"


def fault_of(error: BaseException) -> MachineError:
    """Give what is left of an exception that nobody has foreseen: a sentence, and what to do.

    A traceback is written where ``GONGWEN_TRACEBACK`` asks for it.
    """
    if isinstance(error, MachineError):
        return error
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    if isinstance(error, MemoryError):
        return MachineError(OUT_OF_MEMORY, "关闭别的程序，用 --jobs 减少进程，或把稿件分成几期")
    if isinstance(error, OSError):
        named = f"（{os.fsdecode(error.filename)}）" if error.filename else ""
        return MachineError(
            f"系统没有做成：{reason_of(error)}{named}", "检查磁盘、权限和限额后重试"
        )
    return MachineError(
        f"这是 gongwen 自己的错误：{type(error).__name__}，{_place_of(error)}",
        f"请把这一行连同稿件报告给开发者；设 {TRACEBACK}=1 再运行，可以看到全部经过",
    )


def _place_of(error: BaseException) -> str:
    """Give the last place in our own sources that an exception came through."""
    home = Path(__file__).parent
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(home):
            return f"在 {path.relative_to(home).as_posix()} 第 {frame.lineno} 行"
    return "位置不明"
