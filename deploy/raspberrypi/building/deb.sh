# The Debian package of one machine: the same sources give the same bytes.
# shellcheck shell=bash disable=SC2154

# depends: what the lists ask for, as Debian writes it; only a checkout makes its own environment.
depends() {
    wanted_packages run terminal | grep -vx python3-venv | sed 's/|/ | /g' | paste -sd , | sed 's/,/, /g'
}

# make_payload ARCHITECTURE FOLDER
make_payload() {
    local python twin=''
    mkdir -p "$2/bin"
    tar -C "$root" --exclude=__pycache__ --exclude='*.pyc' -c kiosk assets locales | tar -C "$2" --no-same-owner -x
    if [ "$version" != "$own_version" ]; then
        sed -i "s/^__version__ = .*/__version__ = \"$version\"/" "$2/kiosk/__init__.py"
    fi
    echo "$version" >"$2/VERSION"
    cp "$here/package/launcher" "$2/bin/kiosk"
    for python in "${pythons[@]}"; do
        wheels unpack "$houses/$1-cp${python/./}" "$2/lib/python$python" ${twin:+"$twin"}
        twin=$2/lib/python$python
    done
}

# example NUMBER: that example of settings of docs/settings.md, which a test reads.
example() {
    awk -v wanted="$1" '/^```$/ { inside = 0 } inside && number == wanted; /^```toml$/ { inside = 1; number++ }' \
        "$root/docs/settings.md"
}

# make_documents FOLDER
make_documents() {
    mkdir -p "$1/examples"
    cp "$root/LICENSE" "$1/copyright"
    example 1 >"$1/examples/settings.toml" # of one terminal
    example 2 >"$1/examples/kiosk.toml"    # of many, on the boot partition
}

# fill_template FILE ARCHITECTURE FOLDER
fill_template() {
    sed -e "s/@VERSION@/$version/;s/@ARCHITECTURE@/$2/;s/@SIZE@/$(du -sk "$3" | cut -f 1)/;s/@DEPENDS@/$(depends)/" "$1"
}

# same_rights FOLDER: what stands in a package does not depend on who made it.
same_rights() {
    find "$1" -type d -exec chmod 755 {} +
    find "$1" -type f -perm /111 -exec chmod 755 {} +
    find "$1" -type f ! -perm /111 -exec chmod 644 {} +
    find "$1" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
}

# make_deb ARCHITECTURE: says where in $deb. (Eight times quicker to pack than the smallest one, for 6 MB more.)
make_deb() {
    local tree=$work/tree-$1
    deb=$out/kiosk_${version}_$1.deb
    say "Paquet kiosk $version pour $1"
    mkdir -p "$tree/DEBIAN" "$tree/usr/lib/kiosk" "$out"
    cp -r "$here/package/tree/." "$tree/"
    make_documents "$tree/usr/share/doc/kiosk"
    make_payload "$1" "$tree/usr/lib/kiosk/payload"
    cp "$here/package/postinst" "$here/package/prerm" "$here/package/postrm" "$tree/DEBIAN/"
    fill_template "$here/package/control" "$1" "$tree" >"$tree/DEBIAN/control"
    if [ -d "$tree/etc" ]; then
        (cd "$tree" && find etc -type f -printf '/%p\n' | sort) >"$tree/DEBIAN/conffiles"
    fi
    (cd "$tree" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
    same_rights "$tree"
    dpkg-deb --root-owner-group -Zxz -z1 --build "$tree" "$work/made.deb" >"$work/deb.log" 2>&1 || {
        cat "$work/deb.log" >&2
        fail "Le paquet kiosk pour $1 n'a pas pu être écrit : vérifiez la place sur le disque."
    }
    rm -rf "$tree"
    mv "$work/made.deb" "$deb"
}
