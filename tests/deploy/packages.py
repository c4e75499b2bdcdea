"""Debian packages small enough for a test to make them: a kiosk of three files, and what it needs."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

FIELDS = ("Package", "Version", "Architecture", "Depends")
UNIT = "[Service]\nExecStart=/usr/bin/kiosk run\n[Install]\nWantedBy=multi-user.target\n"
SMALL_KIOSK = {  # it says its version, and is enabled by the installer
    "/usr/bin/kiosk": "#!/bin/sh\necho 'borne {version}'\n",
    "/usr/lib/systemd/system/kiosk.service": UNIT,
    "/usr/lib/systemd/system-preset/50-kiosk.preset": "enable kiosk.service\n",
}
POSTINST = """#!/bin/sh
set -e
id kiosk >/dev/null 2>&1 || useradd --system --no-create-home kiosk
mkdir -p /etc/kiosk /opt/kiosk /data/kiosk
[ -s /data/kiosk.id ] || echo essai >/data/kiosk.id
[ -s /etc/kiosk/data-id ] || cp /data/kiosk.id /etc/kiosk/data-id
"""


def architecture() -> str:
    """This machine's, as Debian names it."""
    return subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()


def make_package(
    folder: Path,
    name: str,
    version: str = "1.0",
    *,
    depends: str = "",
    recommends: str = "",
    files: dict[str, str] | None = None,
    scripts: dict[str, str] | None = None,
) -> Path:
    """The .deb of that name, made in `folder` of these files and maintainer scripts; its path."""
    tree = folder.with_name(f"{folder.name}.{name}")
    shutil.rmtree(tree, ignore_errors=True)
    control = {
        "Package": name,
        "Version": version,
        "Architecture": architecture(),
        "Maintainer": "essai <essai@example.org>",
        "Description": "essai",
    }
    control |= {"Depends": depends} if depends else {}
    control |= {"Recommends": recommends} if recommends else {}
    for path, text in {
        **(files or {f"/usr/share/{name}/essai": name}),
        "/DEBIAN/control": "".join(f"{key}: {value}\n" for key, value in control.items()),
        **{f"/DEBIAN/{script}": text for script, text in (scripts or {}).items()},
    }.items():
        file = tree / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("{version}", version))
        file.chmod(0o755 if text.startswith("#!") else 0o644)
    package = folder / f"{name}_{version}_{architecture()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zgzip", "--build", tree, package],
        check=True,
        capture_output=True,
    )
    return package


def offline_folder(
    folder: Path, version: str = "1.0", *, hurt: str = "", scripts: dict[str, str] | None = None
) -> Path:
    """A flat repository with a small kiosk and all that it needs; the package `hurt` has these scripts."""
    folder.mkdir(exist_ok=True)
    for name, depends, files, own in (
        ("kiosk", "kiosk-essai-voix", SMALL_KIOSK, {"postinst": POSTINST}),
        ("kiosk-essai-voix", "kiosk-essai-lettres", None, {}),
        ("kiosk-essai-lettres", "", None, {}),
    ):
        wanted = {**own, **((scripts or {}) if name == hurt else {})}
        number = version if name == "kiosk" else "1.0"
        make_package(folder, name, number, depends=depends, files=files, scripts=wanted)
    write_index(folder)
    return folder


def write_index(folder: Path) -> None:
    """The list that apt reads: each package of the folder, its size and its hash."""
    said = []
    for package in sorted(folder.glob("*.deb")):
        fields = subprocess.run(
            ["dpkg-deb", "-f", package, *FIELDS], capture_output=True, text=True, check=True
        ).stdout.strip()
        content = package.read_bytes()
        hashed = hashlib.sha256(content).hexdigest()
        said.append(f"{fields}\nFilename: ./{package.name}\nSize: {len(content)}\nSHA256: {hashed}\n")
    (folder / "Packages").write_text("\n".join(said))
