# All that could stop the installation is looked at here before anything is changed. In --check, what is well is said too.
# shellcheck shell=bash disable=SC2154,SC2034

memory_mb=800 disk_mb=2000 # what the terminal needs; what it takes, with its Debian packages
wrong='' version=''        # something forbids to install; what the package would bring

good() { [ "$mode" != check ] || [ -n "$quiet" ] || printf '✓ %s\n' "$*"; }
bad() { printf '✗ %s\n' "${*//"$lent/"/}" >&2 && wrong=1; }

field() { sed -n "s/^$1=//p" "$base/etc/os-release" 2>/dev/null | tr -d '"'; }
architecture() { dpkg-query --admindir="$base/var/lib/dpkg" -W -f '${Architecture}' dpkg 2>/dev/null || true; }
booted() { [ -z "$base$inside" ] && [ -d /run/systemd/system ]; }

# look: all of it; $package, $version and $wrong are known afterwards.
look() {
    look_at_machine
    look_at_system
    look_at_disk
    look_at_python
    look_at_given
    find_package
    look_at_package
    look_at_data
    [ -n "$wrong" ] || look_for_packages
}

look_at_system() {
    case $arch in
        arm64 | amd64) good "Système : 64 bits ($arch)." ;;
        *) bad "Ce système n'est pas en 64 bits (${arch:-ni Debian}) : prenez Raspberry Pi OS Lite 64-bit." ;;
    esac
    case "$(field ID) $(field VERSION_ID)" in
        'debian 12' | 'debian 13') good "Version : $(field PRETTY_NAME)." ;;
        *) bad "Il faut Debian 12 ou 13, ou le Raspberry Pi OS qui en vient ; ici : $(field PRETTY_NAME)." ;;
    esac
    [ ! -e "$base/etc/systemd/system/display-manager.service" ] ||
        bad "Un bureau graphique tiendrait l'écran : prenez la version « Lite » du système."
    ! awk -F: '$1 == "kiosk" && $3 >= 1000 {found = 1} END {exit !found}' "$base/etc/passwd" 2>/dev/null ||
        bad "Une personne a déjà le compte « kiosk », qu'il faut à la borne : refaites la carte avec un autre nom."
}

look_at_disk() {
    local free need=$disk_mb
    free=$(df -Pm "$base/" | awk 'NR == 2 {print $4}')
    [ -z "$(installed_version)" ] || need=$((disk_mb / 4))
    if ((free < need)); then bad "Il reste $free Mo sur le disque, il en faut $need."; else good "Disque : $free Mo libres."; fi
}

look_at_python() {
    local python
    python=$(cd "$base/usr/bin" 2>/dev/null && compgen -G 'python3.[0-9]*[0-9]' | sort -V | tail -n 1) || python=''
    case $python in
        '') good "Python : il sera installé." ;;
        python3.11 | python3.13) good "Python : ${python#python}." ;;
        *) bad "Ce système a Python ${python#python}, et non celui de Debian 12 ou 13 (3.11, 3.13)." ;;
    esac
}

look_at_machine() {
    local model memory
    [ -e "$base/proc/meminfo" ] && [ -z "$inside" ] || return 0
    model=$(tr -d '\0' 2>/dev/null <"$base/proc/device-tree/model" || cat "$base/sys/class/dmi/id/product_name" 2>/dev/null) || true
    good "Machine : ${model:-inconnue}."
    memory=$(($(awk '/^MemTotal/ {print $2}' "$base/proc/meminfo") / 1024))
    if ((memory < memory_mb)); then bad "La mémoire est de $memory Mo, il en faut $memory_mb."; else good "Mémoire : $memory Mo."; fi
    if grep -qsx connected "$base"/sys/class/drm/card*-*/status; then good "Écran : branché."; else warn "Aucun écran n'est branché."; fi
    if has_touch; then good "Toucher : un écran tactile est branché."; else warn "Aucun écran tactile n'est branché."; fi
}

# has_touch: an input device whose second property says that one touches what one sees.
has_touch() {
    local properties
    for properties in "$base"/sys/class/input/event*/device/properties; do
        [ ! -r "$properties" ] || ! ((0x$(awk '{print $NF}' "$properties") & 2)) || return 0
    done
    return 1
}

look_at_given() {
    [[ -z $proxy || $proxy =~ ^https?://[^[:space:]\"\;]+$ ]] || bad "« $proxy » n'est pas une adresse de mandataire : http://nom:port."
    [ -z "$ca" ] || [ "$(grep -c 'BEGIN CERTIFICATE' "$ca")" = 1 ] || bad "$ca n'est pas un certificat PEM, ou en contient plusieurs."
    [ -z "$ssh_key" ] || grep -Eqx '(ssh|ecdsa|sk)-[^ ]+ AAAA[^ ]+( .*)?' "$ssh_key" || bad "$ssh_key n'est pas une clé publique ssh (un fichier .pub)."
    [ -z "$settings" ] || ! python3 -c 'import tomllib' 2>/dev/null ||
        python3 -c 'import sys, tomllib; tomllib.load(open(sys.argv[1], "rb"))' "$settings" 2>/dev/null ||
        bad "$settings ne se lit pas : vérifiez-y les guillemets et le signe =."
}

# find_package: the one given, or the newest for this architecture; built when there is none and it can be.
find_package() {
    [ -n "$package" ] || newest_package
    if [ -z "$package" ] && [ "$mode" = install ] && [ -x "$here/build" ]; then
        say "Fabrication du paquet…"
        logged env ${proxy:+http_proxy="$proxy" https_proxy="$proxy"} "$here/build" ||
            fail "Le paquet n'a pas pu être fabriqué : le détail est dans $log."
        newest_package
    fi
}

newest_package() {
    local folder
    package=$(for folder in "$here" "$here/../../build" ${offline:+"$offline"}; do
        compgen -G "$folder/kiosk_*_$arch.deb" || true
    done | awk -F/ '{print $NF "\t" $0}' | sort -V | tail -n 1 | cut -f2)
}

look_at_package() {
    if [ -z "$package" ] && [ "$mode" = check ] && [ -x "$here/build" ]; then
        good "Paquet : il sera fabriqué."
    elif [ -z "$package" ]; then
        bad "Il n'y a pas de paquet kiosk_*_$arch.deb ici : donnez-le par --package FICHIER."
    elif ! dpkg-deb --fsys-tarfile "$package" >/dev/null 2>&3; then
        bad "Le paquet $package est abîmé : copiez-le de nouveau."
    elif [[ ! $(dpkg-deb -f "$package" Package Architecture | xargs) =~ kiosk\ Architecture:\ ("$arch"|all)$ ]]; then
        bad "$package n'est pas un paquet de la borne pour $arch."
    else
        version=$(dpkg-deb -f "$package" Version)
        good "Paquet : kiosk $version, entier."
    fi
}

# --- apt: where packages come from, for this run only

prepare_apt() {
    apt_options=(-o Dir::State::Status="$base/var/lib/dpkg/status" -o APT::Architecture="$arch" -o APT::Architectures::="$arch")
    mkdir -p "$tmp/lists/partial" "$tmp/cache/archives/partial"
    [ "$mode" != uninstall ] || apt_options+=(-o Dir::Cache="$tmp/cache")
    if [ -n "$offline" ]; then
        ln -sfn "$offline" "$tmp/offline" # whatever the name of the folder
        echo "deb [trusted=yes] file:$tmp/offline ./" >"$tmp/sources.list"
        apt_options+=(-o Dir::Etc::SourceList="$tmp/sources.list" -o Dir::Etc::SourceParts=/dev/null)
        apt_options+=(-o Dir::State::Lists="$tmp/lists" -o Dir::Cache="$tmp/cache")
    fi
    [ -z "$proxy" ] || apt_options+=(-o Acquire::http::Proxy="$proxy" -o Acquire::https::Proxy="$proxy")
    if [ -n "$ca" ]; then
        cat "$ca" /etc/ssl/certs/ca-certificates.crt >"$tmp/ca.pem" 2>&3 || true
        apt_options+=(-o Acquire::https::CaInfo="$tmp/ca.pem")
    fi
}

apt() {
    apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o APT::Sandbox::User=root \
        -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold "${apt_options[@]}" "$@" 2>&3
}

# update_lists: what cannot be brought up to date may still serve; a system that has just started may be doing it itself.
update_lists() {
    local tries
    for ((tries = 0; tries < 150; tries++)); do
        apt update 3>"$tmp/update" >&3 && return
        cat "$tmp/update" >&3
        grep -q 'Could not get lock' "$tmp/update" || return 0
        sleep 2
    done
}

# look_for_packages: that all can be had before one is installed; $tmp/brought gets their names.
look_for_packages() {
    local missing
    [ -n "$(package_missing)" ] && [ -n "$package" ] || return 0
    [ "$mode" = install ] || [ -n "$offline" ] || return 0
    [ "$mode" = check ] || logged dpkg --configure -a || true # an earlier run may have been cut
    say "Recherche des paquets Debian…"
    prepare_apt
    ln -sfn "$package" "$tmp/kiosk.deb"
    update_lists
    if ! apt install --no-remove --simulate --fix-broken "$tmp/kiosk.deb" >"$tmp/simulated"; then
        cat "$tmp/simulated" >&3
        missing=$(sed -nE 's/.*Depends: ([^ ]+).*/\1/p' "$tmp/simulated" | sort -u | paste -sd' ')
        missing="Des paquets Debian sont introuvables${missing:+ ($missing)}"
        if [ -n "$offline" ]; then bad "$missing : refaites le dossier $offline."; else bad "$missing : vérifiez le réseau, --proxy et --ca."; fi
        return
    fi
    awk '$1 == "Inst" && $3 !~ /^\[/ {print $2}' "$tmp/simulated" >"$tmp/brought"
    good "Paquets Debian : rien ne manque."
}
