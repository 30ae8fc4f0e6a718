"""Writes what a shell needs to complete the program's commands, their options, and names of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Completion:
    """Words that may follow a command.

    ``words`` are those that may come first behind it, ``flags`` its options that stand alone, ``values``
    those that something follows, each with all that may follow it; none there: names of files.
    """

    words: tuple[str, ...]
    flags: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]

    @property
    def all(self) -> tuple[str, ...]:
        """Return every word that may be typed behind the command."""
        return (*self.words, *self.flags, *self.values)


Commands = Mapping[str, Completion]
#: What may be typed in place of a command, or before one.
GENERAL = ("--data-dir", "--portable", "--lang", "--version", "--help")


def bash(commands: Commands) -> str:
    """Return a script for bash; it also completes what it completes without one, names of files."""
    cases = "\n".join(f'        {name}) words="{" ".join(found.all)}" ;;' for name, found in commands.items())
    values = "\n".join(
        f'        "{name} {option}") words="{" ".join(choices)}" ;;'
        for name, found in commands.items()
        for option, choices in found.values.items()
    )
    return f"""\
_yice() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" command="" each words=""
    for each in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$each" in {"|".join(commands)}) command="$each"; break ;; esac
    done
    case "$command" in
        "") words="{" ".join((*commands, *GENERAL))}" ;;
{cases}
    esac
    case "$command ${{COMP_WORDS[COMP_CWORD-1]}}" in
        " --data-dir") words="" ;;
        " --lang") words="zh en" ;;
{values}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _yice yice
"""


def zsh(commands: Commands) -> str:
    """Return a script for zsh, by its bash completion."""
    return "#compdef yice\nautoload -Uz bashcompinit && bashcompinit\n" + bash(commands)


def fish(commands: Commands) -> str:
    """Return a script for fish."""
    lines = [f"complete -c yice -f -n __fish_use_subcommand -a {name}" for name in commands]
    for name, found in commands.items():
        behind = f"complete -c yice -n '__fish_seen_subcommand_from {name}'"
        lines += [f"{behind} -l {option.removeprefix('--')}" for option in found.flags]
        for option, choices in found.values.items():
            only = f" -x -a '{' '.join(choices)}'" if choices else " -r"
            lines.append(f"{behind} -l {option.removeprefix('--')}{only}")
        if found.words:
            words = " ".join(found.words)
            first = f"test (count (commandline -opc)) -eq 2; and __fish_seen_subcommand_from {name}"
            lines.append(f"complete -c yice -f -n '{first}' -a '{words}'")
    return "\n".join(lines) + "\n"


def powershell(commands: Commands) -> str:
    """Return a script for PowerShell; where it offers nothing, PowerShell offers names of files."""
    table = "\n".join(f"        '{name}' = {_array(found.all)}" for name, found in commands.items())
    values = "\n".join(
        f"        '{name} {option}' = {_array(choices)}"
        for name, found in commands.items()
        for option, choices in found.values.items()
    )
    return f"""\
Register-ArgumentCompleter -Native -CommandName yice -ScriptBlock {{
    param($word, $ast, $position)
    $commands = [ordered]@{{
{table}
    }}
    $values = @{{
        ' --data-dir' = @()
        ' --lang' = @('zh', 'en')
{values}
    }}
    $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object {{ "$_" }})
    if ($word -and $typed.Count) {{ $typed = @($typed | Select-Object -SkipLast 1) }}
    $command = $typed | Where-Object {{ $commands.Contains($_) }} | Select-Object -First 1
    $last = "$command " + ($typed | Select-Object -Last 1)
    $words = if ($values.Contains($last)) {{ $values[$last] }}
        elseif ($command) {{ $commands[$command] }}
        else {{ @($commands.Keys) + {_array(GENERAL)} }}
    $words | Where-Object {{ $_ -like "$word*" }} | ForEach-Object {{
        [System.Management.Automation.CompletionResult]::new($_)
    }}
}}
"""


def _array(words: tuple[str, ...]) -> str:
    return f"@({', '.join(map(repr, words))})"


SHELLS: dict[str, Callable[[Commands], str]] = {
    "bash": bash,
    "zsh": zsh,
    "fish": fish,
    "powershell": powershell,
}
