"""The Debian package: made without network once its wheels are there, the same each time, and it runs."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "deploy/raspberrypi/build"
WHEELS = ROOT / "deploy/raspberrypi/building/wheels.py"
NO_NETWORK = ("unshare", "--map-root-user", "--net")
MACHINES = {"amd64": 62, "arm64": 183}  # as an ELF file names them
REHEARSED = "9.9+essai"


def build(*words: object, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*before, str(BUILD), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def answer(*command: object) -> str:
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout


def contents(package: Path) -> list[tarfile.TarInfo]:
    command = ["dpkg-deb", "--fsys-tarfile", str(package)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE) as unpacking,
        tarfile.open(fileobj=unpacking.stdout, mode="r|") as archive,
    ):
        return list(archive)


@pytest.fixture(scope="module")
def native() -> str:
    """What Debian calls this machine."""
    name = answer("dpkg", "--print-architecture").strip()
    if name not in MACHINES:
        pytest.skip(f"aucun paquet de la borne n'est fait pour une machine {name}")
    return name


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel houses of this checkout, or some of our own when it is not ours to fill."""
    own = ROOT / "build/wheels"
    complete = all(
        (own / f"{one}-cp3{abi}/requirements.txt").exists() for one in MACHINES for abi in (11, 13)
    )
    return own if complete or os.access(ROOT, os.W_OK) else tmp_path_factory.mktemp("wheels")


@pytest.fixture(scope="module")
def packages(houses: Path, native: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One for this machine and one for the other, of another version."""
    out = tmp_path_factory.mktemp("packages")
    made = {}
    for machine in MACHINES:
        other = () if machine == native else ("--version", REHEARSED)
        done = build("--arch", machine, "--wheels", houses, "--out", out, *other)
        if "vérifiez le réseau" in done.stderr:
            pytest.skip("les bibliothèques Python n'ont pas encore été prises, et le réseau manque")
        assert done.returncode == 0, done.stderr
        made[machine] = Path(done.stdout.splitlines()[-1])
    return made


@pytest.fixture(scope="module")
def payload(packages: dict[str, Path], native: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    answer("dpkg-deb", "--extract", packages[native], folder)
    return folder / "usr/lib/kiosk/payload"


def test_the_second_time_no_network_is_needed_and_each_byte_is_the_same(
    packages: dict[str, Path], native: str, houses: Path, tmp_path: Path
) -> None:
    if subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False).returncode:
        pytest.skip("ce système ne laisse pas un utilisateur ordinaire se priver de réseau (unshare)")

    done = build("--arch", native, "--wheels", houses, "--out", tmp_path, before=NO_NETWORK)

    assert done.returncode == 0, done.stderr
    again = Path(done.stdout.splitlines()[-1])
    assert again.name == packages[native].name
    assert again.read_bytes() == packages[native].read_bytes()


def test_everything_in_it_is_roots_and_nobody_elses_to_change(packages: dict[str, Path]) -> None:
    for package in packages.values():
        members = contents(package)

        assert {(one.uname, one.gname, one.uid, one.gid) for one in members} == {("root", "root", 0, 0)}
        assert {one.mode for one in members if one.isdir()} == {0o755}
        assert {one.mode for one in members if one.isreg()} == {0o755, 0o644}
        assert len({one.mtime for one in members}) == 1


def test_it_has_what_runs_and_nothing_of_what_tests_or_installs(
    packages: dict[str, Path], native: str
) -> None:
    names = [one.name.removeprefix("./") for one in contents(packages[native])]
    inside = {name.removeprefix("usr/lib/kiosk/payload/") for name in names if "/payload/" in name}

    assert {name.split("/")[0] for name in inside} == {
        *("VERSION", "assets", "bin", "kiosk", "lib", "locales"),
    }
    assert {"usr/bin/kiosk", "usr/lib/kiosk/version", "usr/share/doc/kiosk/copyright"} <= set(names)
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    assert not [name for name in inside if re.match(r"lib/python3\.\d+/(pip|kivy/tests|bin|share)/", name)]
    assert not [name for name in names if name.startswith("data")]


def test_both_pythons_have_the_same_libraries_compiled_for_the_machine(
    packages: dict[str, Path], tmp_path: Path
) -> None:
    for machine, package in packages.items():
        answer("dpkg-deb", "--extract", package, tmp_path / machine)
        found = {}
        for abi in ("11", "13"):
            libraries = tmp_path / machine / f"usr/lib/kiosk/payload/lib/python3.{abi}"
            compiled = [file for file in libraries.rglob("*.so*") if file.is_file()]
            heads = [file.read_bytes()[:20] for file in compiled]
            assert {head[:4] for head in heads} == {b"\x7fELF"}
            assert {struct.unpack("<H", head[18:20])[0] for head in heads} == {MACHINES[machine]}
            names = [file.relative_to(libraries).as_posix() for file in compiled]
            assert {tag for name in names for tag in re.findall(r"\.cpython-(\d+)-", name)} == {f"3{abi}"}
            found[abi] = {
                re.sub(r"\.cpython-\d+-|__mypyc", "", name) for name in names if "Kivy.libs" not in name
            }
        assert {name for name in found["11"] ^ found["13"] if name.startswith("kivy/")} == set()


def test_it_runs_from_where_it_lies_with_the_python_of_the_system(payload: Path, tmp_path: Path) -> None:
    if not any(Path(f"/usr/bin/{python.name}").exists() for python in payload.glob("lib/*")):
        pytest.skip("le Python de ce système n'est ni celui de Debian 12 ni celui de Debian 13")
    (tmp_path / "kiosk.py").write_text("raise SystemExit('the current folder is in the way')")

    def run(*words: str) -> str:
        command = [str(payload / "bin/kiosk"), *words]
        done = subprocess.run(
            command, cwd=tmp_path, env={"HOME": str(tmp_path)}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("version").strip() == f"kiosk {(payload / 'VERSION').read_text().strip()}"
    assert run("check").startswith("Tout est bon")
    assert not list(payload.rglob("*.pyc"))


def test_a_version_to_rehearse_an_update_with_says_so_everywhere(
    packages: dict[str, Path], native: str, tmp_path: Path
) -> None:
    (package,) = (one for machine, one in packages.items() if machine != native)
    answer("dpkg-deb", "--extract", package, tmp_path)

    assert answer("dpkg-deb", "--field", package, "Version").strip() == REHEARSED
    assert (tmp_path / "usr/lib/kiosk/payload/VERSION").read_text() == f"{REHEARSED}\n"
    examples = tmp_path / "usr/share/doc/kiosk/examples"
    assert tomllib.loads((examples / "settings.toml").read_text())["place"]["name"]
    assert tomllib.loads((examples / "kiosk.toml").read_text())["terminal"][1]["mac"]
    assert f'"{REHEARSED}"' in (tmp_path / "usr/lib/kiosk/payload/kiosk/__init__.py").read_text()


def test_it_depends_on_what_the_list_of_packages_says_of_a_terminal(
    packages: dict[str, Path], native: str
) -> None:
    depends = answer("dpkg-deb", "--field", packages[native], "Depends").strip().split(", ")

    assert {"python3.13 | python3.11", "libmtdev1t64 | libmtdev1", "libespeak-ng1", "systemd-sysv"} <= set(
        depends
    )
    assert not {"python3-venv", "git", "xvfb"} & set(depends)
    assert len(depends) == len(set(depends))


def test_what_a_technician_may_change_in_etc_is_kept_by_updates(
    packages: dict[str, Path], native: str, tmp_path: Path
) -> None:
    answer("dpkg-deb", "--control", packages[native], tmp_path)
    in_etc = [
        f"/{one.name.removeprefix('./')}"
        for one in contents(packages[native])
        if one.name.startswith("./etc/") and one.isreg()
    ]

    kept = tmp_path / "conffiles"
    assert sorted(kept.read_text().split() if kept.exists() else []) == sorted(in_etc)
    assert not [name for name in in_etc if name.startswith("/etc/kiosk/")]
    for script in ("postinst", "prerm", "postrm"):
        assert (tmp_path / script).stat().st_mode & 0o777 == 0o755


def test_the_conditions_of_the_lock_are_those_of_the_terminal_not_of_this_machine(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text(
        "# from pyproject.toml\n"
        "old==1 ; python_full_version < '3.12' \\\n    --hash=sha256:aa \\\n    --hash=sha256:ab\n"
        "    # via new\n"
        "new==2 ; python_version >= '3.12' \\\n    --hash=sha256:bb\n"
        "arm==3 ; platform_machine == 'aarch64' and sys_platform == 'linux' \\\n    --hash=sha256:cc\n"
        "mac==4 ; platform_release >= '20' and sys_platform == 'darwin' \\\n    --hash=sha256:dd\n"
        "win==5 ; sys_platform == 'win32' \\\n    --hash=sha256:ee\n"
        "pip==6 \\\n    --hash=sha256:ff\n"
        "all==7 \\\n    --hash=sha256:00\n"
    )

    def kept(*target: str) -> list[str]:
        return answer(sys.executable, WHEELS, "lock", lock, *target).splitlines()

    assert kept("arm64", "3.11") == [
        "old==1 --hash=sha256:aa --hash=sha256:ab",
        "arm==3 --hash=sha256:cc",
        "all==7 --hash=sha256:00",
    ]
    assert kept("amd64", "3.13") == ["new==2 --hash=sha256:bb", "all==7 --hash=sha256:00"]


def test_a_wheel_that_is_missing_or_changed_is_noticed(
    houses: Path, packages: dict[str, Path], tmp_path: Path
) -> None:
    house = tmp_path / "house"
    house.mkdir()
    for file in (houses / "amd64-cp311").iterdir():
        (house / file.name).symlink_to(file)

    def complete() -> bool:
        return subprocess.run([sys.executable, WHEELS, "check", house], check=False).returncode == 0

    assert complete()
    wheel = sorted(house.glob("click-*.whl"))[0]
    content = wheel.read_bytes()
    wheel.unlink()
    assert not complete()
    wheel.write_bytes(content + b"\0")
    assert not complete()
    wheel.write_bytes(content)
    assert complete()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--arch", "sparc"],
            "« sparc » n'est pas une machine connue : écrivez --arch arm64 ou --arch amd64.",
        ),
        (["--version", "latest"], "« latest » n'est pas une version : écrivez par exemple 0.2.0."),
        (["--arch"], "Il manque une valeur après --arch, ou ce n'est pas une option"),
        (["--colour", "red"], "« --colour » n'est pas une option"),
        (["--suite=trixie"], "Il manque le dossier : ajoutez --offline-folder DOSSIER."),
        (["--offline-folder=/tmp/x"], "Pour quelle Debian ?"),
        (["--offline-folder=/tmp/x", "--suite=sid"], "Pour quelle Debian ?"),
        (["--offline-folder=/tmp/x", "--suite=trixie"], "Pour quelle machine ?"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_sentence(words: list[str], sentence: str) -> None:
    done = build(*words)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.strip().startswith(f"✗ {sentence}")
    assert done.stderr.strip().count("\n") == 0


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()

    done = build("--arch", "amd64", "--suite", "trixie", "--offline-folder", tmp_path)

    assert done.returncode == 1
    assert "contient déjà autre chose (photos)" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["photos"]


def test_without_network_nor_wheels_nothing_half_made_is_left(tmp_path: Path) -> None:
    if subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False).returncode:
        pytest.skip("ce système ne laisse pas un utilisateur ordinaire se priver de réseau (unshare)")

    done = build("--arch", "amd64", "--wheels", tmp_path / "w", "--out", tmp_path / "o", before=NO_NETWORK)

    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("✗ Les bibliothèques de Python 3.11 pour amd64 n'ont pas pu être prises")
    assert not list(tmp_path.iterdir())
