#!/usr/bin/env bash
# Puts the kiosk on Raspberry Pi OS Lite 64-bit or on Debian 12 or 13, and takes it off again: first it looks at all
# that could stop it (install/look.sh), then one thing after the other (install/data.sh and steps.sh).
# It needs nothing else of the repository: it works from a clone, or copied beside its .deb with its folder install/.
set -euo pipefail
umask 022
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=$PATH:/usr/sbin:/sbin

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
mode=install package='' offline='' root='' data='' settings='' ssh_key='' proxy='' ca='' quiet='' yes=''
base=''                    # the tree that is looked at; empty for the system itself
inside=${KIOSK_INSIDE:-}   # 1 when started again inside the tree of --root
lent=/run/kiosk-install    # where that tree finds what is lent to it
state=/var/lib/kiosk-install mark='kiosk: écrit par install.sh'
step='' fresh='' mounted='' restart='' # what is being done; undone if it fails; to be undone too; then restart

# shellcheck source-path=SCRIPTDIR source=install/look.sh
. "$here/install/look.sh"
# shellcheck source-path=SCRIPTDIR source=install/data.sh
. "$here/install/data.sh"
# shellcheck source-path=SCRIPTDIR source=install/steps.sh
. "$here/install/steps.sh"

usage() {
    cat <<'END'
sudo ./install.sh          installe la borne, ou la met à jour ; relancé, il ne change rien
  --check                  juge la machine et dit ce qui changerait ; ne change rien, se passe de sudo
  --uninstall              enlève tout, sauf /data
  --yes                    répond oui : enlever la borne, formater une partition vierge
  --package FICHIER        le paquet ; sinon le plus récent à côté, dans build/ ou dans le dossier hors ligne
  --offline DOSSIER        sans réseau : les paquets Debian viennent de ce dossier
  --root DOSSIER           dans ce système monté, qui n'est pas démarré (la carte d'une autre machine)
  --data PARTITION         la partition de /data : ext4 et vide, celle d'une borne, ou vierge
  --settings FICHIER       les réglages, mis dans /etc/kiosk/settings.toml une fois vérifiés
  --ssh-key FICHIER        la clé publique de qui entretient la borne ; les mots de passe sont alors refusés
  --proxy ADRESSE          le mandataire du lieu, par exemple http://mandataire:3128
  --ca FICHIER             le certificat racine de la commune (PEM)
  --quiet                  ne dit que ce qui ne va pas
END
}

say() { [ -n "$quiet" ] || printf '· %s\n' "$*"; }
warn() { printf '! %s\n' "$*" >&2; }
logged() { "$@" >&3 2>&3; }

fail() {
    printf '✗ %s\n' "${*//"$lent/"/}" >&2
    step=''
    exit 1
}

# put FILE [MODE [OWNER]]: what comes in becomes the file, whole and with its rights, or not at all.
put() {
    mkdir -p "$(dirname "$1")"
    (
        [ -z "${2:-}" ] || umask 077
        cat >"$1.kiosk-new"
    )
    [ -z "${2:-}" ] || chmod "$2" "$1.kiosk-new"
    [ -z "${3:-}" ] || chown "$3" "$1.kiosk-new"
    sync "$1.kiosk-new"
    mv "$1.kiosk-new" "$1"
    sync "$(dirname "$1")"
}

confirm() {
    local answer
    [ -z "$yes" ] || return 0
    { exec 4<>/dev/tty; } 2>/dev/null || fail "Personne ne peut répondre ici à « $* » : ajoutez --yes."
    printf '%s [oui/non] ' "$*" >&4 && read -r answer <&4
    [[ $answer == [oO]* ]] || fail "Rien n'a été changé."
}

read_arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
            -h | --help) usage && exit ;;
            --check | --uninstall) mode=${1#--} ;;
            --yes) yes=1 ;;
            --quiet) quiet=1 ;;
            --*=*)
                set -- "${1%%=*}" "${1#*=}" "${@:2}"
                continue
                ;;
            --package | --offline | --root | --data | --settings | --ssh-key | --proxy | --ca)
                [ -n "${2:-}" ] || fail "Il manque une valeur après $1."
                take_value "$1" "$2"
                shift
                ;;
            *) fail "« $1 » n'est pas une option : install.sh --help les donne." ;;
        esac
        shift
    done
}

take_value() {
    local name=${1#--} value=$2
    case $name in
        offline | root) [ -d "$value" ] || fail "Le dossier $value, donné par $1, n'existe pas." ;;
        package | settings | ssh-key | ca) [ -r "$value" ] || fail "Le fichier $value, donné par $1, ne se lit pas." ;;
    esac
    [ "$name" = proxy ] || value=$(realpath "$value")
    printf -v "${name//-/_}" %s "$value"
}

# --- inside a tree

# enter_tree: this script again, inside the tree, in a mount namespace that ends with it; nothing stays of what is lent.
enter_tree() {
    local name given=(--"$mode")
    [ "$mode" != install ] || given=()
    [ -x "$root/usr/bin/dpkg" ] || fail "Le dossier $root ne contient pas un système Debian."
    arch=$(base=$root architecture)
    [ "$mode" = uninstall ] || find_package
    for name in yes quiet; do [ -z "${!name}" ] || given+=("--$name"); done
    for name in data proxy; do [ -z "${!name}" ] || given+=("--$name" "${!name}"); done
    for name in package offline settings ssh_key ca; do [ -z "${!name}" ] || given+=("--${name//_/-}" "$lent/${!name##*/}"); done
    chroot "$root" /bin/true 2>&3 || fail "Cet ordinateur ne sait pas lancer les programmes de $root : installez-y le paquet qemu-user-static."
    export -f lend
    export root lent package offline settings ssh_key ca here
    unshare --mount true 2>&3 || fail "Cette machine n'autorise pas --root : lancez install.sh dans le système lui-même."
    # shellcheck disable=SC2016
    unshare --mount --propagation private bash -euc 'lend; exec chroot "$root" "$@"' bash \
        /usr/bin/env KIOSK_INSIDE=1 KIOSK_LOG="$log" TMPDIR=$lent /bin/bash $lent/script/install.sh "${given[@]}"
}

lend() {
    local name
    mount -t tmpfs -o mode=755 tmpfs "$root/run"
    mkdir "$root$lent"
    for name in dev proc sys; do mount --rbind "/$name" "$root/$name"; done
    mkdir "$root$lent/script" && mount --bind "$here" "$root$lent/script"
    for name in "$package" "$settings" "$ssh_key" "$ca"; do
        [ -z "$name" ] || { : >"$root$lent/${name##*/}" && mount --bind "$name" "$root$lent/${name##*/}"; }
    done
    if [ -n "$offline" ]; then
        mkdir "$root$lent/${offline##*/}" && mount --bind "$offline" "$root$lent/${offline##*/}"
    elif [ -f "$root/etc/resolv.conf" ]; then
        mount --bind /etc/resolv.conf "$root/etc/resolv.conf"
    fi
}

# --- the order of things

check_all() {
    local name what nothing=1
    look
    for name in "${steps[@]}"; do
        what=$("${name}_missing")
        [ -z "$what" ] || { nothing='' && [ -n "$quiet" ] || printf '→ %s\n' "$what"; }
    done
    [ -z "$wrong" ] || fail "La borne ne peut pas être installée ici : corrigez ce qui précède."
    if [ -n "$nothing" ]; then say "Rien à changer."; else say "Lancez la même commande sans --check, avec sudo, pour le faire."; fi
}

install_all() {
    local name what nothing=1
    look
    [ -z "$wrong" ] || fail "Rien n'a été changé : corrigez ce qui précède, puis relancez."
    [ -z "$data" ] || ! data_blank || confirm "Formater $data, qui est vierge ?"
    data_at_hand
    [ -n "$(installed_version)" ] || fresh=1
    for name in "${steps[@]}"; do
        what=$("${name}_missing")
        if [ -n "$what" ]; then
            step=$what nothing=''
            say "${what^}"
            mkdir -p "$base$state"
            "${name}_do"
        fi
        [ "$name" != package ] || fresh='' # from here on, what fails is done by the next run
    done
    step=''
    finish "$nothing"
}

finish() {
    if [ -n "$1" ]; then
        say "Rien à changer : la borne $(installed_version) est installée."
    elif ! booted; then
        say "La borne $(installed_version) est installée : elle s'ouvrira quand ce système démarrera."
    elif [ -n "$restart" ]; then
        say "La borne $(installed_version) est installée. Pour l'ouvrir, redémarrez : sudo reboot"
    else
        logged systemctl start --no-block kiosk.service
        say "La borne $(installed_version) est installée et s'ouvre sur l'écran."
    fi
}

undo() {
    local number
    ! booted || logged systemctl stop kiosk.service || true
    for ((number = ${#steps[@]} - 1; number >= 0; number--)); do
        step="enlever la borne (${steps[number]})"
        "${steps[number]}_undo"
    done
    rm -rf "$base$state"
    step=''
}

uninstall_all() {
    if [ ! -e "$base$state" ] && ! dpkg-query -W kiosk >/dev/null 2>&1; then
        say "Rien à enlever : la borne n'est pas installée."
        return
    fi
    confirm "Enlever la borne de cette machine ? Ses données restent dans /data."
    prepare_apt
    undo
    say "La borne est enlevée ; ses données restent dans /data. Redémarrez la machine pour retrouver sa console."
}

# ended: whatever happened, one sentence, nothing half done, no scratch file.
ended() {
    local status=$?
    trap - EXIT
    set +e
    [ "$status" = 0 ] || [ -z "$step" ] ||
        printf '✗ %s\n' "Arrêt pendant : $step. Le détail est dans $log ; relancez la même commande." >&2
    if [ "$status" != 0 ] && [ -n "$fresh" ]; then
        undo
        [ -z "$mounted" ] || umount "$base/data"
        rmdir "$base/data" 2>/dev/null
        printf '· Ce qui était commencé est défait.\n' >&2
    fi
    rm -rf "$tmp"
    [ "$status" != 0 ] && [ -s "$log" ] || [ -n "$inside" ] || rm -f "$log"
    exit "$status"
}

main() {
    read_arguments "$@"
    [ "$root" != / ] || root=''
    [ "$mode" = check ] || [ "$(id -u)" = 0 ] || fail "Il faut les droits d'administrateur : sudo $0 $*"
    [ "$mode" != check ] || exec 2>&1 # one report, in order
    tmp=$(mktemp -d)
    log=${KIOSK_LOG:-$(mktemp "${TMPDIR:-/tmp}/kiosk-install.XXXXXX")}
    [ -n "$inside" ] || exec 3>>"$log" # inside the tree, it was handed over open
    trap ended EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    if [ -n "$root" ] && [ "$mode" != check ]; then
        enter_tree
    else
        base=$root arch=$(base=$root architecture)
        "${mode}_all"
    fi
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"
