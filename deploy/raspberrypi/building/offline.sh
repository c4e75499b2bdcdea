# A folder that installs the kiosk with no network: its package, and every Debian package that it leads to.
# shellcheck shell=bash disable=SC2154

# archives: where this machine's own apt takes Debian from.
archives() {
    # shellcheck disable=SC2016 # apt's word, not the shell's
    apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 2>/dev/null || true
}

# sources SUITE: the same, for that suite.
sources() {
    local debian security keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -r "$keyring" ] || fail "Il manque les clés de Debian : installez le paquet debian-archive-keyring."
    debian=$(archives | sed '/security/d' | head -n 1)
    security=$(archives | sed -n '/security/p' | head -n 1)
    debian=${debian:-http://deb.debian.org/debian}
    echo "deb [signed-by=$keyring] $debian $1 main"
    echo "deb [signed-by=$keyring] $debian $1-updates main"
    echo "deb [signed-by=$keyring] ${security:-http://deb.debian.org/debian-security} $1-security main"
}

# private_apt COMMAND…: apt of another machine, on which nothing at all is installed.
private_apt() {
    apt-get -q -o Dir::State="$work/apt" -o Dir::State::status="$work/apt/status" -o Dir::Cache="$work/apt/cache" \
        -o Dir::Etc::sourcelist="$work/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
        -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" -o APT::Install-Recommends=false \
        -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none -o Debug::NoLocking=true "$@" >>"$work/apt.log" 2>&1
}

# fetch_debian SUITE FOLDER DEB
fetch_debian() {
    mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
    : >"$work/apt/status"
    : >"$work/apt.log"
    sources "$1" >"$work/apt/sources.list"
    private_apt update -o APT::Update::Error-Mode=any || apt_failed "La liste des paquets de Debian $1 n'a pas pu être prise"
    private_apt install --yes --download-only "$3" || apt_failed "Les paquets de Debian $1 n'ont pas pu être pris"
    mv "$work"/apt/cache/archives/*.deb "$2/"
}

apt_failed() {
    grep -E '^(E|W|Err)' "$work/apt.log" | tail -n 5 >&2 || true
    fail "$1 : vérifiez le réseau et la place sur le disque, puis recommencez."
}

# index FOLDER: what apt reads of a folder of packages.
index() {
    local package
    for package in "$1"/*.deb; do
        dpkg-deb --field "$package"
        printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$(basename "$package")" "$(stat -c %s "$package")" \
            "$(sha256sum "$package" | cut -d ' ' -f 1)"
    done
}

# refuse_others FOLDER: one that holds anything else than what a former run put there is left alone.
refuse_others() {
    local other
    [ ! -e "$1" ] || [ -d "$1" ] || fail "« $1 » existe et n'est pas un dossier : donnez-en un autre."
    other=$(find "$1" -mindepth 1 -maxdepth 1 ! -name '*.deb' ! -name Packages ! -name install.sh ! -name install \
        -print -quit 2>/dev/null) || true
    [ -z "$other" ] || fail "« $1 » contient déjà autre chose ($(basename "$other")) : donnez un dossier neuf ou vide."
}

# make_offline_folder SUITE FOLDER DEB: whole, or not at all.
make_offline_folder() {
    local making="${2%/}.en-cours.$$"
    say "Paquets de Debian $1 pour $architecture, dans $2"
    trap 'rm -rf "$work" "'"$making"'"' EXIT
    mkdir -p "$making" 2>/dev/null || fail "Le dossier « $2 » ne peut pas être créé : vérifiez que son disque est là et accepte l'écriture."
    fetch_debian "$1" "$making" "$3"
    cp "$3" "$making/"
    cp -r "$here/install.sh" "$here/install" "$making/"
    index "$making" >"$work/Packages"
    mv "$work/Packages" "$making/"
    rm -rf "$2"
    mv -T "$making" "$2"
    say "$(find "$2" -name '*.deb' | wc -l) paquets, $(du -sh "$2" | cut -f 1)."
}
