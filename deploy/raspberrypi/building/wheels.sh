# The wheel houses: one folder for each machine and Python, fetched once, checked by hash every time.
# shellcheck shell=bash disable=SC2154

# make_tools: a Python with its own pip, which needs no network; kept where we may write.
make_tools() {
    local python folder=$root/build/tools
    tools=$folder/bin/python
    "$tools" -c 'import pip' 2>/dev/null && return
    python=$(usable_python) || fail "Il faut Python 3.11, 3.12 ou 3.13 avec son module venv : installez le paquet python3-venv."
    if ! rm -rf "$folder" 2>/dev/null || ! mkdir -p "$folder" 2>/dev/null; then folder=$work/tools; fi
    tools=$folder/bin/python
    "$python" -m venv "$folder" >/dev/null ||
        fail "L'environnement Python de $folder n'a pas pu être créé : installez le paquet python3-venv."
}

wheels() { "$tools" "$here/building/wheels.py" "$@"; }

# make_house ARCHITECTURE PYTHON: says where in $house.
make_house() {
    local partial platform options=()
    house=$houses/$1-cp${2/./}
    partial=$work/house
    rm -rf "$partial"
    mkdir -p "$partial"
    wheels lock "$root/requirements.lock" "$1" "$2" >"$partial/requirements.txt"
    if cmp -s "$partial/requirements.txt" "$house/requirements.txt" && wheels check "$house"; then
        return
    fi
    say "Bibliothèques de Python $2 pour $1, dans $house"
    for platform in $(wheels platforms "$1"); do options+=(--platform "$platform"); done
    [ ! -d "$house" ] || options+=(--find-links "$house")
    "$tools" -m pip download --quiet --disable-pip-version-check --no-input --no-deps --require-hashes \
        --only-binary :all: --implementation cp --python-version "$2" "${options[@]}" \
        --dest "$partial" -r "$partial/requirements.txt" >"$work/pip.log" 2>&1 || not_fetched "$1" "$2"
    wheels check "$partial" || not_fetched "$1" "$2"
    { mkdir -p "$houses" && rm -rf "$house"; } 2>/dev/null ||
        fail "« $houses » n'accepte pas l'écriture : donnez un autre dossier par --wheels."
    mv "$partial" "$house"
}

not_fetched() {
    grep -v '^WARNING' "$work/pip.log" >&2 || true
    fail "Les bibliothèques de Python $2 pour $1 n'ont pas pu être prises : vérifiez le réseau, puis recommencez."
}
