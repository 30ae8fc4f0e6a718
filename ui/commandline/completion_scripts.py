"""Writes what a shell needs to complete the program's commands and their options, and names of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

#: Commands with their options.
Commands = Mapping[str, Sequence[str]]


def bash(commands: Commands) -> str:
    """Return a script for bash; it also completes what it completes without one, names of files."""
    cases = "\n".join(f'        {name}) words="{" ".join(options)}" ;;' for name, options in commands.items())
    return f"""\
_yice() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" command="" each words=""
    for each in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$each" in {"|".join(commands)}) command="$each"; break ;; esac
    done
    case "$command" in
        "") words="{" ".join(commands)} --data-dir --portable --version --help" ;;
{cases}
    esac
    [ "$command" = help ] && words="{" ".join(commands)}"
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _yice yice
"""


def zsh(commands: Commands) -> str:
    """Return a script for zsh, by its bash completion."""
    return "#compdef yice\nautoload -Uz bashcompinit && bashcompinit\n" + bash(commands)


def fish(commands: Commands) -> str:
    """Return a script for fish."""
    lines = [f"complete -c yice -n __fish_use_subcommand -a {name}" for name in commands]
    lines += [
        f"complete -c yice -n '__fish_seen_subcommand_from {name}' -l {option.removeprefix('--')}"
        for name, options in commands.items()
        for option in options
    ]
    lines.append(f"complete -c yice -f -n '__fish_seen_subcommand_from help' -a '{' '.join(commands)}'")
    return "\n".join(lines) + "\n"


def powershell(commands: Commands) -> str:
    """Return a script for PowerShell."""
    table = "\n".join(
        f"        '{name}' = @({', '.join(map(repr, options))})" for name, options in commands.items()
    )
    return f"""\
Register-ArgumentCompleter -Native -CommandName yice -ScriptBlock {{
    param($word, $ast, $position)
    $commands = [ordered]@{{
{table}
    }}
    $typed = $ast.CommandElements | Select-Object -Skip 1 | ForEach-Object {{ "$_" }}
    $command = $typed | Where-Object {{ $commands.Contains($_) -and $_ -ne $word }} | Select-Object -First 1
    $words = if ($command -and $command -ne 'help') {{ $commands[$command] }} else {{ $commands.Keys }}
    $words | Where-Object {{ $_ -like "$word*" }} | ForEach-Object {{
        [System.Management.Automation.CompletionResult]::new($_)
    }}
}}
"""


SHELLS: dict[str, Callable[[Commands], str]] = {
    "bash": bash,
    "zsh": zsh,
    "fish": fish,
    "powershell": powershell,
}
