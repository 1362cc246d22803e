"""Does `watcher demo` do the whole job for somebody who has just installed it?"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

FRAME = re.compile(r"╭.*?╰", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run: where it was, what it said, and the files it left."""

    folder: Path
    status: int
    out: str
    err: str
    left: list[str]

    @property
    def alerts(self) -> list[str]:
        """The framed messages, with line breaks and frames taken out."""
        return [
            " ".join(re.sub(r"[│╭╮╰╯─]", " ", frame).split())
            for frame in FRAME.findall(self.out)
        ]

    def alert_on(self, title: str) -> str:
        """Return the alert that an article set off."""
        (found,) = [alert for alert in self.alerts if f" {title} http" in alert]
        return found


def watcher(folder: Path, *words: str) -> Run:
    """Run the command in *folder*, with a home of its own and no configuration."""
    (folder / "home").mkdir(exist_ok=True)
    names = ("PATH", "PYTHONPATH", "PYTHONHASHSEED", "LANG", "LC_ALL")
    env = {name: os.environ[name] for name in names if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "watcher", *words],
        cwd=folder,
        env={**env, "HOME": str(folder / "home"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    left = sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
    return Run(folder, done.returncode, done.stdout, done.stderr, left)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the demo once for all tests of this file."""
    folder = tmp_path_factory.mktemp("demo")
    return watcher(folder, "demo", "--fast", "--svg", "alert.svg")


def test_it_ends_well_and_without_a_word_of_trouble(run: Run) -> None:
    """Exit status 0, nothing on stderr, no colour codes in a pipe."""
    assert run.status == 0, run.err
    assert run.err == ""
    assert "\x1b" not in run.out


def test_the_rounds_go_by(run: Run) -> None:
    """Every round names its day and what the feeds answered."""
    assert len(re.findall(r"^Round \d of 8, ", run.out, re.MULTILINE)) == 8
    assert len(re.findall(r"3 feeds asked \(\d not modified\)", run.out)) == 8
    assert "(1 not modified)" in run.out
    assert "Round 1 of 8, Thursday 5 June 2025" in run.out


def test_the_watch_begins_in_silence_with_one_summary(run: Run) -> None:
    """The first round alerts nobody and says what is known."""
    first = run.out.partition("Round 2")[0]

    assert "ALERT" not in first
    assert first.count("╭") == 1
    assert "la sorveglianza è cominciata" in first


def test_a_plan_for_july_or_august_is_told(run: Run) -> None:
    """The planned deployment comes with its window, its doubt and its source."""
    alert = run.alert_on(
        "Seul: «Altri soldati nordcoreani in Russia a luglio o agosto»"
    )

    assert "luglio o agosto 2025" in alert
    assert re.search(r"Quanto è certo: (possibile|probabile)", alert)
    assert re.search(r"Chi lo dice: .*(Corea del Sud|[Dd]eputat|Nis|Seul)", alert)


def test_a_changed_figure_is_told_with_the_one_before(run: Run) -> None:
    """About 900 dead, where about 600 were known."""
    alert = run.alert_on(
        "Soldati nordcoreani in Russia, Seul alza la stima: circa 900 morti"
    )

    assert re.search(r"Che cosa cambia: \D*600\D* → \D*900", alert)


def test_a_denial_is_told(run: Run) -> None:
    """The Kremlin's denial is news, and its own word."""
    alert = run.alert_on(
        "Il Cremlino smentisce l'arrivo di altri soldati nordcoreani in Russia"
    )

    assert "SMENTITA" in alert
    assert "Chi lo dice: Cremlino" in alert


def test_a_later_confirmation_is_told(run: Run) -> None:
    """Pyongyang's word after the denial is news."""
    alert = run.alert_on("Pyongyang conferma l'invio di altri soldati in Russia")

    assert re.search(r"Chi lo dice: (Kcna|Corea del Nord)", alert)


@pytest.mark.parametrize(
    "title",
    [
        "Kim pronto a mandare altri soldati a Mosca, l'allarme di Seul",
        "Nordcoreani in Russia, Seul prevede nuove partenze d'estate",
        "L'opinione. E se Kim ne mandasse trentamila?",
        "Da Vladivostok al Kursk: la cronologia dei soldati nordcoreani in Russia",
        "La Corea del Nord conferma: altri soldati in Russia",
        "Kim e il Cremlino, un anno di alleanza pagata con i soldati",
    ],
    ids=["reprint", "shortened reprint", "opinion", "chronology", "reprint 2", "recap"],
)
def test_what_was_known_stays_silent_with_its_reason(run: Run, title: str) -> None:
    """Reprints, recaps and what-ifs are matches, and say why nobody was told."""
    (line,) = [line for line in run.out.splitlines() if f": {title} (" in line]

    assert line.split()[0] == "silent"


@pytest.mark.parametrize(
    "title", ["La Corea del Nord saluta i Mondiali", "Kursk, estate 1943", "Funivia"]
)
def test_what_only_shares_a_name_is_irrelevant(run: Run, title: str) -> None:
    """Football, the battle of 1943 and the local cable car concern nobody."""
    (line,) = [line for line in run.out.splitlines() if f": {title}" in line]

    assert line.split()[0] == "irrelevant"


def test_the_end_adds_up(run: Run) -> None:
    """Articles, matches, alerts and silence with its reasons; three commands follow."""
    found = re.search(
        r"^(\d+) articles read, (\d+) matches: (\d+) alerts, (\d+) stayed silent"
        r" \((.+)\)\.$",
        run.out,
        re.MULTILINE,
    )
    assert found is not None

    read, matches, alerts, silent = map(int, found.groups()[:4])
    assert read >= 14
    assert matches == alerts + silent < read
    assert alerts == run.out.count("ALERT") == len(run.alerts) - 1 >= 4
    assert silent == sum(int(part.split()[0]) for part in found[5].split("; "))
    following = run.out.partition("Next, type one of these:")[2].splitlines()
    assert len([line for line in following if line.startswith("  watcher ")]) == 3


def test_the_commands_it_names_work(run: Run) -> None:
    """A person can type what stands at the end."""
    commands = re.findall(r"^  watcher (.+)$", run.out, re.MULTILINE)
    for command in sorted(commands):  # init before why, which needs a configuration
        done = watcher(run.folder, *command.split())
        assert done.status == 0, (command, done.err)


def test_the_picture_is_a_real_alert(run: Run) -> None:
    """--svg draws the alert on the planned deployment, with its text."""
    svg = (run.folder / "alert.svg").read_text(encoding="utf-8")
    words = re.sub(r"<[^>]+>", "", svg).replace("&#160;", " ")

    assert svg.startswith("<svg")
    assert "luglio o agosto" in words


def test_nothing_is_written_elsewhere(run: Run) -> None:
    """The picture that was asked for and ./state/demo are all that is left behind."""
    assert run.left == [
        "alert.svg",
        "state/demo/made-by-watcher-demo",
        "state/demo/watcher.db",
        "state/demo/watcher.lock",
    ]


def test_a_second_run_begins_anew(run: Run) -> None:
    """The same folder gives the same summer, not one that is known already."""
    again = watcher(run.folder, "demo", "--fast", "--state", "state/demo")

    assert again.status == 0, again.err
    # Only the port differs, and the commands when a configuration is there by now.
    told = [re.sub(r"127\.0\.0\.1:\d+/\S*", "", r.out) for r in (run, again)]
    assert (
        told[0].partition("Next,")[0].split() == told[1].partition("Next,")[0].split()
    )


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    """A real state folder is refused in one line, and untouched."""
    (tmp_path / "watcher.db").write_bytes(b"precious")
    done = watcher(tmp_path, "demo", "--fast", "--state", str(tmp_path))

    assert done.status == 2
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert "not made by the demo" in done.err
    assert (tmp_path / "watcher.db").read_bytes() == b"precious"
