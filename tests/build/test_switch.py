"""A finished folder takes the place of another: always all of it, never half."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kompas.build import switch
from kompas.build.switch import BusyError, replacing

FILES_PER_SITE = 40
ROUNDS = 30
"""A switch that is not atomic was caught within ten kills, each time."""

BUILDER = f"""
import sys
from pathlib import Path
from kompas.build.switch import replacing

target, number = Path(sys.argv[1]), int(sys.argv[2])
print("begonnen", flush=True)
while True:
    number += 1
    with replacing(target) as new:
        for index in range({FILES_PER_SITE}):
            (new / f"pagina-{{index}}.html").write_text(str(number))
"""
WITHOUT_EXCHANGE = "from kompas.build import switch\nswitch._exchange = lambda *_: False\n"


def write_site(folder: Path, words: str) -> None:
    for index in range(FILES_PER_SITE):
        (folder / f"pagina-{index}.html").write_text(words, "utf-8")


def words_in(folder: Path) -> set[str]:
    """Return what the pages say: one word for a whole site, more for a mixture."""
    files = sorted(folder.iterdir())
    assert len(files) == FILES_PER_SITE
    return {file.read_text("utf-8") for file in files}


def fail_halfway(target: Path) -> None:
    """Write half a site and then fail; until then there is a whole one."""
    with replacing(target) as new:
        (new / "pagina-0.html").write_text("half", "utf-8")
        assert not target.exists() or len(words_in(target)) == 1
        raise ZeroDivisionError


@pytest.fixture(params=["renameat2", "fallback"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a site, on a system that can swap folders in one step and on one that cannot."""
    if request.param == "fallback":
        monkeypatch.setattr(switch, "_exchange", lambda *_: False)
    return tmp_path / "site"


def test_the_first_site(target: Path) -> None:
    with replacing(target) as new:
        write_site(new, "eerste")

    assert words_in(target) == {"eerste"}


def test_the_next_site_replaces_all_of_the_one_before(target: Path) -> None:
    target.mkdir()
    (target / "oud.html").write_text("oud", "utf-8")

    with replacing(target) as new:
        write_site(new, "nieuw")
        assert [file.name for file in target.iterdir()] == ["oud.html"]

    assert words_in(target) == {"nieuw"}
    assert [entry.name for entry in target.parent.iterdir()] == ["site"]


def test_a_failure_leaves_the_old_site(target: Path) -> None:
    target.mkdir()
    write_site(target, "oud")

    with pytest.raises(ZeroDivisionError):
        fail_halfway(target)

    assert words_in(target) == {"oud"}
    assert [entry.name for entry in target.parent.iterdir()] == ["site"]


def test_a_first_failure_leaves_nothing(target: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_halfway(target)

    assert list(target.parent.iterdir()) == []


def test_the_folder_above_is_made(tmp_path: Path) -> None:
    with replacing(tmp_path / "a" / "b" / "site") as new:
        write_site(new, "nieuw")

    assert words_in(tmp_path / "a" / "b" / "site") == {"nieuw"}


def test_a_web_server_may_read_the_site(target: Path) -> None:
    with replacing(target) as new:
        write_site(new, "nieuw")

    assert target.stat().st_mode & 0o777 == 0o755


def test_a_relative_place_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    monkeypatch.chdir(tmp_path)

    with replacing(Path("site")) as new:
        write_site(new, "nieuw")
        monkeypatch.chdir(elsewhere)

    assert words_in(tmp_path / "site") == {"nieuw"}


def test_a_link_stays_and_leads_to_the_new_site(target: Path) -> None:
    real = target.parent / "elders"
    real.mkdir()
    target.symlink_to(real)

    with replacing(target) as new:
        write_site(new, "nieuw")

    assert target.is_symlink()
    assert words_in(real) == {"nieuw"}
    assert {entry.name for entry in target.parent.iterdir()} == {"site", "elders"}


def test_a_link_in_the_place_of_the_lock_is_not_written_to(target: Path) -> None:
    letter = target.parent / "brief.txt"
    letter.write_text("van iemand anders", "utf-8")
    (target.parent / f".{target.name}-slot").symlink_to(letter)

    with pytest.raises(OSError, match="slot"), replacing(target):
        pass

    assert letter.read_text("utf-8") == "van iemand anders"


def test_two_builds_of_one_site_do_not_meet(target: Path) -> None:
    with replacing(target) as new:
        write_site(new, "eerste")
        with pytest.raises(BusyError, match="Er wordt al gebouwd"), replacing(target):
            pytest.fail("the second build began")
        with replacing(target.parent / "andere") as other:
            write_site(other, "andere")

    assert words_in(target) == {"eerste"}
    assert {entry.name for entry in target.parent.iterdir()} == {"site", "andere"}


def test_a_fallback_that_fails_halfway_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    write_site(target, "oud")
    monkeypatch.setattr(switch, "_exchange", lambda *_: False)

    with pytest.raises(FileNotFoundError), replacing(target) as new:
        new.rmdir()

    assert words_in(target) == {"oud"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_cleared(target: Path) -> None:
    target.mkdir()
    write_site(target, "oud")
    left_over = target.parent / ".site-nieuw-abc123"
    left_over.mkdir()
    (left_over / "half.html").write_text("half", "utf-8")

    with replacing(target) as new:
        write_site(new, "nieuw")

    assert words_in(target) == {"nieuw"}
    assert [entry.name for entry in target.parent.iterdir()] == ["site"]


def test_what_belongs_to_another_site_is_left_alone(target: Path) -> None:
    others = [target.parent / name for name in (".site-oud-nieuw-x", ".ander-nieuw-y", "site-2")]
    for other in others:
        other.mkdir()

    with replacing(target) as new:
        write_site(new, "nieuw")

    assert all(other.is_dir() for other in others)


def test_an_interrupted_fallback_is_repaired(target: Path) -> None:
    """Killed between its two renames: the old site has another name, and there is none."""
    backup = target.parent / ".site-vorige"
    backup.mkdir()
    write_site(backup, "oud")

    with pytest.raises(ZeroDivisionError):
        fail_halfway(target)

    assert words_in(target) == {"oud"}
    assert [entry.name for entry in target.parent.iterdir()] == ["site"]


def test_a_fallback_interrupted_at_the_end_is_cleared(target: Path) -> None:
    """Killed after its two renames: the new site stands, the old one was not cleared yet."""
    for folder, words in ((target, "nieuw"), (target.parent / ".site-vorige", "oud")):
        folder.mkdir()
        write_site(folder, words)

    with pytest.raises(ZeroDivisionError):
        fail_halfway(target)

    assert words_in(target) == {"nieuw"}
    assert [entry.name for entry in target.parent.iterdir()] == ["site"]


def test_a_build_that_is_killed_leaves_a_whole_site(tmp_path: Path) -> None:
    chance = random.Random(112)
    target = tmp_path / "site"
    target.mkdir()
    write_site(target, "0")
    seen = set()

    for _ in range(ROUNDS):
        _build_and_kill(BUILDER, target, words_in(target).pop(), chance.uniform(0, 0.04))
        words = words_in(target)
        assert len(words) == 1
        seen |= words

    assert len(seen) > 1, "no build came as far as its switch"
    with replacing(target) as new:
        write_site(new, "ten slotte")
    assert words_in(target) == {"ten slotte"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_a_killed_fallback_is_whole_after_the_next_call(tmp_path: Path) -> None:
    chance = random.Random(1970)
    target = tmp_path / "site"
    target.mkdir()
    write_site(target, "0")
    number = "0"

    for _ in range(ROUNDS):
        _build_and_kill(WITHOUT_EXCHANGE + BUILDER, target, number, chance.uniform(0, 0.04))
        with pytest.raises(ZeroDivisionError):
            fail_halfway(target)
        words = words_in(target)
        assert len(words) == 1
        number = words.pop()

    assert number != "0", "no build came as far as its switch"


def _build_and_kill(program: str, target: Path, number: str, seconds: float) -> None:
    """Build again and again, and kill the process at some moment after it began."""
    command = [sys.executable, "-c", program, str(target), number]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
