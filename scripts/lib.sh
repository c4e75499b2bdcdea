# What the commands of this folder share: saying, failing, system packages, Python environments.
# shellcheck shell=bash disable=SC2034

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly root
why_not='' # the sentence of the last thing that could not be done

say() { printf '· %s\n' "$*"; }

fail() {
    printf '\n✗ %s\n' "$*" >&2
    exit 1
}

# wanted_packages SECTION…: the names of these sections of the list, one a line, alternatives still as `a|b`.
wanted_packages() {
    local section
    for section in "$@"; do
        sed -n "/^\[$section\]/,/^\[/{/^\[/d;s/[[:space:]]*#.*//;s/[[:space:]]//g;/./p}" \
            "$root/scripts/system-packages.txt"
    done
}

installed() { dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

# missing_packages SECTION…: those of which no alternative is installed.
missing_packages() {
    local wanted name
    wanted_packages "$@" | while read -r wanted; do
        for name in ${wanted//|/ }; do
            installed "$name" && continue 2
        done
        echo "$wanted"
    done
}

# as_root COMMAND…: straight, or by sudo, which may ask for a password when somebody can answer.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

can_be_root() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }
}

# chosen NAMES: of `a|b`, the first that this system's lists know.
chosen() {
    local name
    for name in ${1//|/ }; do
        apt-cache show "$name" >/dev/null 2>&1 && echo "$name" && return
    done
    echo "${name}"
}

# install_packages WHY SECTION…: brings what is missing; answers 1, with the sentence in $why_not, if it cannot.
install_packages() {
    local reason=$1 log line missing names=()
    shift
    why_not=''
    if ! command -v apt-get >/dev/null; then
        why_not="Ce système n'a pas apt-get : installez vous-même l'équivalent de scripts/system-packages.txt ($*)."
        return 1
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    say "Paquets Debian à installer ($reason) : ${missing//$'\n'/ }"
    if ! can_be_root; then
        why_not="Il faut les droits d'administrateur pour installer des paquets : lancez « sudo $0 » une première fois."
        return 1
    fi
    log=$(mktemp "${TMPDIR:-/tmp}/kiosk-apt.XXXXXX")
    as_root apt-get -q update >"$log" 2>&1 ||
        say "La liste des paquets n'a pas pu être mise à jour en entier, on continue avec celle qui est là."
    while read -r line; do names+=("$(chosen "$line")"); done <<<"$missing"
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 "${names[@]}" >>"$log" 2>&1; then
        why_not="apt-get n'a pas pu installer ${names[*]} : vérifiez le réseau, le détail est dans $log."
        return 1
    fi
    rm -f "$log"
}

# as_nobody [NAME=VALUE…] COMMAND…: what root has done by an ordinary user. (`env` stands between the two because
# setpriv still has root's rights when it looks for what to start.)
as_nobody() { setpriv --reuid=nobody --regid=nogroup --clear-groups -- env "$@"; }

# for_all PYTHON: whether an ordinary user can run it too; who is not root is one.
for_all() { [ "$(id -u)" != 0 ] || as_nobody "$1" -c 'pass' 2>/dev/null; }

# usable_python: a Python from 3.11 to 3.13 that can make environments. Root takes one that everybody can run, so
# that an environment serves the scripts that run as root and those that do not; failing that, and unless $ordinary
# is set, one of its own.
usable_python() {
    local candidate own=''
    for candidate in "${KIOSK_PYTHON:-}" python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
        candidate=$(command -v "${candidate:-none}") || continue
        "$candidate" -c '
import sys, venv, ensurepip
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || continue
        candidate=$("$candidate" -c 'import os, sys; print(os.path.realpath(sys.executable))')
        for_all "$candidate" && echo "$candidate" && return
        own=${own:-$candidate}
    done
    [ -z "${ordinary:-}" ] && [ -n "$own" ] && echo "$own"
}

# make_environment FOLDER LOCK: a virtual environment with exactly what the lock says, nothing compiled, and `kiosk`.
# With $ordinary set, one that an ordinary user can run although root makes it.
make_environment() {
    local folder=$1 lock=$2 python stamp log
    stamp=$(sha256sum "$lock" | cut -d' ' -f1)
    if [ "$(cat "$folder/.lock" 2>/dev/null)" = "$stamp" ] && "$folder/bin/python" -c 'pass' 2>/dev/null; then
        if [ -z "${ordinary:-}" ] || for_all "$(realpath "$folder/bin/python")"; then
            make_command "$folder"
            return
        fi
    fi
    python=$(usable_python) || fail "Il faut Python 3.11, 3.12 ou 3.13 avec son module venv : installez le paquet python3-venv."
    say "Environnement Python dans $folder ($("$python" -V), bibliothèques de $(basename "$lock"))"
    log=$folder.log
    rm -rf "$folder"
    "$python" -m venv "$folder" >"$log" 2>&1 || fail "L'environnement Python n'a pas pu être créé : le détail est dans $log."
    "$folder/bin/python" -m pip install --disable-pip-version-check --no-input --require-hashes \
        --only-binary :all: -r <(for_linux "$lock") 2>&1 | tee -a "$log" | show_progress ||
        fail "Les bibliothèques Python n'ont pas pu être installées : vérifiez le réseau, le détail est dans $log."
    rm -f "$log"
    make_command "$folder"
    echo "$stamp" >"$folder/.lock"
}

# make_command FOLDER: `kiosk` among the commands of the environment. It runs the checkout that the environment lies
# in, from any folder, by a link as well, and with nothing to build or to fetch.
make_command() {
    local command=$1/bin/kiosk
    # shellcheck disable=SC2016
    local text='#!/bin/sh
# Written by scripts/lib.sh: the kiosk of the checkout that this environment lies in.
here=$(dirname "$(realpath "$0")")
PYTHONPATH=$(realpath "$here/../..")${PYTHONPATH:+:$PYTHONPATH}
export PYTHONPATH
exec "$here/python" -m kiosk "$@"'
    [ "$(cat "$command" 2>/dev/null)" != "$text" ] || return 0
    if [ -w "$1/bin" ]; then # somebody else's environment is left as it is
        echo "$text" >"$command"
        chmod 755 "$command"
    fi
}

# for_linux LOCK: without what is only for macOS and Windows, whose conditions on the version of the kernel
# stop pip wherever a kernel is named otherwise than Debian's.
for_linux() {
    awk '/^[^ #]/ { skipped = /sys_platform == .(darwin|win32)/ } !skipped' "$1"
}

# show_progress: of pip's many lines, one that grows on a terminal, one in ten elsewhere.
show_progress() {
    local line count=0
    while read -r line; do
        [[ $line == Collecting* ]] || continue
        count=$((count + 1))
        if [ -t 1 ]; then
            printf '\r\033[K  %s %s' "$count" "${line#Collecting }"
        elif ((count % 10 == 0)); then
            printf '  %s bibliothèques…\n' "$count"
        fi
    done
    [ ! -t 1 ] || printf '\r\033[K'
}
