"""Does the shell complete what `watcher completion` prints?"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.calls import call


@pytest.fixture
def command(tmp_path: Path) -> Path:
    """Put a `watcher` on a path of its own, whether it is installed or not."""
    script = tmp_path / "watcher"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m watcher "$@"\n', "utf-8")
    script.chmod(0o755)
    return script


def complete(command: Path, words: list[str]) -> list[str]:
    """Return what bash offers after *words*, the last of them unfinished."""
    quoted = " ".join(f'"{word}"' for word in ["watcher", *words])
    program = (
        'eval "$(watcher completion bash)"\n'
        f"COMP_WORDS=({quoted}); COMP_CWORD={len(words)}; COMPREPLY=()\n"
        f'_watcher_completion watcher "{words[-1]}" "{words[-2:][0]}"\n'
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        [shutil.which("bash") or "bash", "-c", program],
        env={"PATH": f"{command.parent}:/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["al"], "alerts"),
        (["alerts", ""], "retry seen test"),
        (["claims", "--st"], "--state"),
        (["claims", "cu"], "current"),
        (["replay", "--e"], "--errors --explain"),
        (["completion", "z"], "zsh"),
    ],
    ids="".join,
)
def test_bash_completes(command: Path, words: list[str], offered: str) -> None:
    """Commands, commands of a group, options and choices."""
    assert set(complete(command, words)) == set(offered.split())


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_the_script_for_zsh_is_valid(tmp_path: Path) -> None:
    """`zsh -n` reads it without complaint."""
    script = tmp_path / "_watcher"
    script.write_text(call("completion", "zsh").out, "utf-8")

    subprocess.run(["zsh", "-n", str(script)], check=True, timeout=20)


def test_each_shell_gets_its_script() -> None:
    """They ask the same command for the words."""
    scripts = [call("completion", shell) for shell in ("bash", "zsh", "fish")]

    assert all("_WATCHER_COMPLETE" in script.out for script in scripts)
    assert scripts[1].out.startswith("#compdef watcher")
