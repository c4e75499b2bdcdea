# The partition of /data, and the proof that it is this terminal's.
# shellcheck shell=bash disable=SC2154,SC2034

data_is() { blkid -p -s "$1" -o value "$data" 2>/dev/null || true; }
data_blank() { local status=0 && blkid -p "$data" >/dev/null 2>&1 || status=$?; [ "$status" = 2 ]; }
data_files() { debugfs -R 'ls -p /' "$data" 2>/dev/null | cut -s -d/ -f6 | grep -vxE '|\.\.?|lost\+found' || true; }
# nofail: a disk that does not come is told on the screen; without it systemd would stop the whole start at a prompt.
data_line() { echo "UUID=$(data_is UUID) /data ext4 noatime,nofail,x-systemd.device-timeout=90s 0 2"; }

look_at_data() {
    local on
    [ -n "$data" ] || return 0
    if [ ! -r "$data" ]; then bad "La partition $data n'existe pas, ou ne se lit pas sans sudo." && return; fi
    if ! command -v debugfs >/dev/null; then bad "Il manque le paquet e2fsprogs, pour --data : installez-le." && return; fi
    on=$(findmnt -rn -o TARGET -S "$data" | head -n 1) || true
    if [ -n "$on" ] && [ "$on" != "$base/data" ]; then
        bad "$data sert déjà, sur $on : choisissez une autre partition."
    elif ! data_blank && [ "$(data_is TYPE)" != ext4 ]; then
        bad "$data n'est ni vierge ni en ext4 : vérifiez que c'est la bonne, et effacez-la vous-même."
    elif ! data_blank && [ -n "$(data_files)" ] && ! data_files | grep -qx kiosk.id; then
        bad "$data contient d'autres fichiers que ceux d'une borne : videz-la, ou choisissez-en une autre."
    elif has_data_line && ! grep -qxF "$(data_line)" "$base/etc/fstab"; then
        bad "/etc/fstab donne déjà une autre partition à /data : enlevez cette ligne."
    elif [ -z "$on" ] && [ -e "$base/data/kiosk.id" ]; then
        bad "Cette borne garde déjà ses données dans /data, hors de $data : copiez-les sur $data, puis videz /data."
    fi
}

data_missing() {
    [ -n "$data" ] || return 0
    if data_blank; then
        echo "formater $data (ext4), qui est vierge, et en faire /data"
    elif ! grep -qsxF "$(data_line)" "$base/etc/fstab"; then
        echo "faire de $data la partition /data, dans /etc/fstab"
    fi
}

# data_away: /data is a partition of its own, which is not mounted now.
data_away() { has_data_line && ! findmnt -rn "$base/data" >/dev/null; }
has_data_line() { grep -Eqs '^[^#[:space:]]+[[:space:]]+/data[[:space:]]' "$base/etc/fstab"; }

# data_at_hand: an installation finds it where the terminal will; nothing is ever written below.
data_at_hand() {
    ! data_away || logged mount "$base/data" || fail "La partition de /data, dans /etc/fstab, ne se monte pas : branchez-la."
}

data_do() {
    ! data_blank || logged mkfs.ext4 -q -m 1 -L kiosk-data "$data"
    { cat "$base/etc/fstab" 2>/dev/null || true; echo "# $mark"; data_line; } | put "$base/etc/fstab"
    mkdir -p "$base/data"
    if ! findmnt -rn "$base/data" >/dev/null; then
        logged mount -o noatime "$data" "$base/data"
        mounted=1
    fi
    ! booted || logged systemctl daemon-reload
}

data_undo() {
    ! grep -qs "^# $mark" "$base/etc/fstab" || sed "/^# $mark/,+1d" "$base/etc/fstab" | put "$base/etc/fstab"
}

# A first installation is given its id by the package; here, a partition that the technician has chosen is taken for this
# terminal's, and files that an earlier installation left are given back to the user of this one.
identity_missing() {
    if data_away; then
        return
    elif [ -n "$data" ] && ! cmp -s "$base/etc/kiosk/data-id" "$base/data/kiosk.id"; then
        echo "lier cette partition à cette borne (/data/kiosk.id)"
    elif [ -s "$base/etc/kiosk/data-id" ] && ! cmp -s "$base/etc/kiosk/data-id" "$base/data/kiosk.id"; then
        warn "/data n'est pas celle de cette borne : montez la bonne, ou donnez-la par --data PARTITION."
    elif [ -n "$(someone_else_s)" ]; then
        echo "rendre à la borne les fichiers de /data/kiosk"
    fi
}

someone_else_s() { ! id kiosk >/dev/null 2>&1 || find "$base/data/kiosk" ! -user kiosk -print -quit 2>/dev/null || true; }

identity_do() {
    [ -s "$base/data/kiosk.id" ] || put "$base/data/kiosk.id" </proc/sys/kernel/random/uuid
    put "$base/etc/kiosk/data-id" <"$base/data/kiosk.id"
    [ ! -d "$base/data/kiosk" ] || logged chown -R kiosk: "$base/data/kiosk"
}

identity_undo() { rm -f "$base/etc/kiosk/data-id"; }
