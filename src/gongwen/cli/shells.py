"""The commands with their options → completion scripts for bash, zsh and fish.

A script knows all words by heart, so that a Tab starts no program; after what takes a file, the
shell completes files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One option.

    Attributes:
        names: all of its names, with hyphens.
        about: its help.
        value: what it takes, empty for a flag.
        words: the values that are known; empty where it takes a file, a number or the like.
    """

    names: tuple[str, ...]
    about: str
    value: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subcommand:
    """One command.

    Attributes:
        name: its word.
        about: its help.
        options: in the order of its help page.
        words: what may stand after it; empty where it takes files.
    """

    name: str
    about: str
    options: tuple[Option, ...]
    words: tuple[str, ...] = ()


def write_bash(commands: Sequence[Subcommand], options: Sequence[Option]) -> str:
    """Write the script for bash; *options* are those before a command."""
    return "\n".join([*_bash(commands, options), ""])


def _bash(commands: Sequence[Subcommand], options: Sequence[Option]) -> Iterator[str]:
    yield '# gongwen 的 bash 补全。在 ~/.bashrc 里写：eval "$(gongwen completion bash)"'
    yield "_gongwen() {"
    yield "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}"
    yield "    local command= options= words= word"
    yield "    COMPREPLY=()"
    yield '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do'
    yield "        case $word in"
    yield f"            {'|'.join(each.name for each in commands)}) command=$word; break ;;"
    yield "        esac"
    yield "    done"
    yield "    case $command:$previous in"
    for command in commands:
        yield from _bash_values(command)
    yield "    esac"
    yield "    case $command in"
    for command in commands:
        yield f'        {command.name}) options="{_names(command.options)}" words="{" ".join(command.words)}" ;;'
    names = " ".join(each.name for each in commands)
    yield f'        *) options="{_names(options)}" words="{names}" ;;'
    yield "    esac"
    yield "    [[ $current == -* ]] && words=$options"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$current"))'
    yield "}"
    # Where there are no words, and after options that take files, bash completes files.
    yield "complete -o default -F _gongwen gongwen"


def _bash_values(command: Subcommand) -> Iterator[str]:
    """Give the cases of what may stand after the options of *command*."""
    others: list[str] = []
    for option in command.options:
        names = [f"{command.name}:{name}" for name in option.names]
        if option.words:
            words = f'COMPREPLY=($(compgen -W "{" ".join(option.words)}" -- "$current"))'
            yield f"        {'|'.join(names)}) {words}; return ;;"
        elif option.value:
            others += names
    if others:
        yield f"        {'|'.join(others)}) return ;;"


def write_zsh(commands: Sequence[Subcommand], options: Sequence[Option]) -> str:
    """Write the script for zsh; *options* are those before a command."""
    return "\n".join([*_zsh(commands, options), ""])


def _zsh(commands: Sequence[Subcommand], options: Sequence[Option]) -> Iterator[str]:
    yield "#compdef gongwen"
    yield '# gongwen 的 zsh 补全。在 ~/.zshrc 的 compinit 之后写：eval "$(gongwen completion zsh)"'
    yield "_gongwen() {"
    yield "    local -a commands"
    yield "    commands=("
    for command in commands:
        yield f"        {_quoted(f'{command.name}:{_for_zsh(command.about)}')}"
    yield "    )"
    yield "    if (( CURRENT == 2 )); then"
    yield "        _describe 命令 commands"
    yield f"        _arguments {' '.join(_zsh_option(option) for option in options)}"
    yield "        return"
    yield "    fi"
    yield "    shift words"
    yield "    (( CURRENT-- ))"
    yield "    case $words[1] in"
    for command in commands:
        rest = f"({' '.join(command.words)})" if command.words else "_files"
        specs = [_zsh_option(option) for option in command.options]
        yield f"        {command.name}) _arguments {' '.join([*specs, _quoted(f'*:内容:{rest}')])} ;;"
    yield "    esac"
    yield "}"
    yield 'if [[ $funcstack[1] == _gongwen ]]; then _gongwen "$@"; else compdef _gongwen gongwen; fi'


def _zsh_option(option: Option) -> str:
    about = f"[{_for_zsh(option.about)}]"
    if option.value:
        action = f"({' '.join(option.words)})" if option.words else "_files"
        about += f":{_for_zsh(option.value)}:{action}"
    return " ".join(_quoted(name + about) for name in option.names)


def _for_zsh(text: str) -> str:
    for sign in ("\\", "[", "]", ":"):
        text = text.replace(sign, f"\\{sign}")
    return text


def write_fish(commands: Sequence[Subcommand], options: Sequence[Option]) -> str:
    """Write the script for fish; *options* are those before a command."""
    return "\n".join([*_fish(commands, options), ""])


def _fish(commands: Sequence[Subcommand], options: Sequence[Option]) -> Iterator[str]:
    yield "# gongwen 的 fish 补全。运行：gongwen completion fish > ~/.config/fish/completions/gongwen.fish"
    start = "complete -c gongwen -n __fish_use_subcommand"
    for command in commands:
        yield f"{start} -f -a {command.name} -d {_quoted(command.about)}"
    for option in options:
        yield f"{start}{_fish_option(option)}"
    for command in commands:
        within = f"complete -c gongwen -n '__fish_seen_subcommand_from {command.name}'"
        if command.words:
            yield f"{within} -f -a {_quoted(' '.join(command.words))}"
        for option in command.options:
            yield f"{within}{_fish_option(option)}"


def _fish_option(option: Option) -> str:
    written = ""
    for name in option.names:
        written += f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}"
    if option.words:
        written += f" -x -a {_quoted(' '.join(option.words))}"
    elif option.value:
        written += " -r"
    return f"{written} -d {_quoted(option.about)}"


def _names(options: Sequence[Option]) -> str:
    return " ".join(name for option in options for name in option.names)


def _quoted(text: str) -> str:
    r"""Quote *text* for a shell.

    >>> _quoted("it's"), _quoted("甲 乙")
    ("'it'\\''s'", "'甲 乙'")
    """
    return "'" + text.replace("'", "'\\''") + "'"


WRITERS = {"bash": write_bash, "zsh": write_zsh, "fish": write_fish}
"""How the script for each shell is written."""
