"""Whose eyes an installed terminal is looked at with: those of the account that runs it."""

from __future__ import annotations

import os
import pwd
from collections.abc import MutableMapping
from pathlib import Path

from kiosk.errors import DeviceError

ACCOUNT = "kiosk"
INSTALLED = Path("/etc/kiosk/data-id")
SURROUNDINGS = {
    "XDG_DATA_HOME": "/data",
    "XDG_CACHE_HOME": "/var/cache/kiosk",
    "HOME": "/tmp",
}  # as in kiosk.service


def become_the_terminal(
    command: str,
    account: str = ACCOUNT,
    installed: Path = INSTALLED,
    environment: MutableMapping[str, str] = os.environ,
) -> bool:
    """Go on as the account of the installed terminal, for good: its rights, its folders, its settings.

    Nothing happens where none is installed: False. DeviceError for who is neither that account nor root; it
    says how to write the command.
    """
    if not installed.exists():
        return False
    try:
        wanted = pwd.getpwnam(account)
    except KeyError:
        return False  # half installed: what is missing is told by whoever looks
    if os.geteuid() not in (0, wanted.pw_uid):
        must = "Sur une borne installée, il faut en être administrateur."
        raise DeviceError(f"{must} Lancez : sudo kiosk {command}")
    environment.update(SURROUNDINGS)
    if os.geteuid() == 0:
        os.initgroups(account, wanted.pw_gid)
        os.setgid(wanted.pw_gid)
        os.setuid(wanted.pw_uid)
    return True
