# What install.sh sets, one thing after the other, each as three functions: X_missing says what is to be done (nothing
# when it is in place), X_do does it, X_undo removes exactly that and may be called when there is nothing to remove.
# (The first and the third, about /data, are in data.sh.)
# shellcheck shell=bash disable=SC2154,SC2034

steps=(data package identity proxy ca ssh cmdline config grub units settings)

# --- the package, with what it depends on: one transaction of apt

installed_version() {
    dpkg-query --admindir="$base/var/lib/dpkg" -W -f '${db:Status-Status} ${Version}' kiosk 2>/dev/null |
        sed -n 's/^installed //p'
}

interrupted() {
    [ -n "$(dpkg --admindir="$base/var/lib/dpkg" --audit 2>/dev/null)" ] ||
        compgen -G "$base/var/lib/dpkg/updates/[0-9]*" >/dev/null
}

package_missing() {
    local have
    have=$(installed_version)
    if [ -z "$have" ]; then
        echo "installer le paquet kiosk${version:+ $version} et les paquets Debian dont il dépend"
    elif dpkg --compare-versions "$have" lt "${version:-0}"; then
        echo "passer la borne de la version $have à la version $version"
    elif interrupted; then
        echo "finir une installation de paquets interrompue"
    fi
}

package_do() {
    mkdir -p "$base$state"
    { cat "$base$state/packages" 2>/dev/null || true; grep -vx kiosk "$tmp/brought" || true; } | sort -u | put "$base$state/packages"
    apt install --no-remove --fix-broken "$tmp/kiosk.deb" >&3 ||
        fail "apt n'a pas pu installer la borne : le détail est dans $log. Corrigez, puis relancez la même commande."
}

package_undo() {
    local ours
    logged dpkg --configure -a || true
    ! dpkg-query -W kiosk >/dev/null 2>&1 || apt purge kiosk >&3
    # what came with it and serves nothing else; that another package would merely like it does not count
    ours=$(apt autoremove --simulate -o APT::AutoRemove::RecommendsImportant=false \
        -o APT::AutoRemove::SuggestsImportant=false |
        awk '$1 == "Remv" {print $2}' | grep -xFf <(cat "$base$state/packages" 2>&3) || true)
    # shellcheck disable=SC2086
    [ -z "$ours" ] || apt purge $ours >&3
    find "$base/etc/systemd/system" -xtype l -lname '*/kiosk*' -delete
    rm -rf "$base"/{opt/kiosk,usr/lib/kiosk,etc/kiosk,var/lib/kiosk-update,var/cache/kiosk,run/kiosk,run/kiosk-system}
    ! id kiosk >/dev/null 2>&1 || logged userdel kiosk || true
    ! booted || logged systemctl daemon-reload
}

# --- the way out of the place: its proxy and its own root certificate, kept for the updates to come

proxy_file=/etc/apt/apt.conf.d/80kiosk-proxy
proxy_text() { printf '// %s\nAcquire::http::Proxy "%s";\nAcquire::https::Proxy "%s";\n' "$mark" "$proxy" "$proxy"; }

proxy_missing() {
    [ -z "$proxy" ] || cmp -s <(proxy_text) "$base$proxy_file" || echo "faire passer apt par ${proxy##*@} ($proxy_file)"
}

proxy_do() {
    local access=644
    [[ $proxy != *@* ]] || access=600 # a password is not for everybody to read
    proxy_text | put "$base$proxy_file" "$access"
}

proxy_undo() { rm -f "$base$proxy_file"; }

ca_file=/usr/local/share/ca-certificates/kiosk-commune.crt

ca_missing() {
    [ -z "$ca" ] || { cmp -s "$ca" "$base$ca_file" && [ -e "$base/etc/ssl/certs/kiosk-commune.pem" ]; } ||
        echo "faire connaître au système le certificat racine $(basename "$ca") ($ca_file)"
}

ca_do() {
    put "$base$ca_file" <"$ca"
    command -v update-ca-certificates >/dev/null || fail "Il manque le paquet ca-certificates, pour --ca : installez-le."
    logged update-ca-certificates
}

ca_undo() {
    [ -e "$base$ca_file" ] || return 0
    rm -f "$base$ca_file"
    ! command -v update-ca-certificates >/dev/null || logged update-ca-certificates --fresh
}

# --- who looks after it from afar: a key, and no password

# keys_file: where the first person of this system, or else root, keeps her keys.
keys_file() {
    local keeper
    keeper=$(awk -F: '$3 >= 1000 && $3 < 60000 {print $6; exit}' "$base/etc/passwd")
    echo "$base${keeper:-/root}/.ssh/authorized_keys"
}

ssh_missing() {
    [ -z "$ssh_key" ] || grep -qsxFf "$ssh_key" "$(keys_file)" ||
        echo "ouvrir l'accès à distance à cette clé, et le fermer aux mots de passe"
}

ssh_do() {
    local keys folder
    keys=$(keys_file)
    folder=$(dirname "$keys")
    [ -d "$folder" ] || mkdir -m 700 "$folder"
    { cat "$base$state/keys" 2>/dev/null || true; cat "$ssh_key"; } | put "$base$state/keys"
    { cat "$keys" 2>/dev/null || true; cat "$ssh_key"; } | put "$keys" 600
    [ "$(id -u)" != 0 ] || chown --reference="$(dirname "$folder")" "$folder" "$keys"
    if [ ! -e "$base/usr/lib/systemd/system/ssh.service" ]; then
        warn "La clé est en place, mais ce système n'a pas openssh-server : installez-le pour entrer à distance."
    elif [ ! -e "$base/etc/systemd/system/multi-user.target.wants/ssh.service" ]; then
        put "$base$state/ssh" </dev/null
        logged systemctl enable ssh
    fi
    ssh_again
}

# ssh_again: the kiosk's own rule (keys only, once there is one), which holds from each start, from now on.
ssh_again() {
    booted || return 0
    [ ! -x /usr/lib/kiosk/ssh-keys-only ] || logged /usr/lib/kiosk/ssh-keys-only
    [ ! -e /usr/lib/systemd/system/ssh.service ] || logged systemctl restart ssh || true
}

ssh_undo() {
    local keys
    keys=$(keys_file)
    if [ -s "$base$state/keys" ] && [ -f "$keys" ]; then
        { grep -vxFf "$base$state/keys" "$keys" || true; } | put "$keys" 600
        [ "$(id -u)" != 0 ] || chown --reference="$(dirname "$keys")" "$keys"
        [ -s "$keys" ] || rm -f "$keys"
        rmdir --ignore-fail-on-non-empty "$(dirname "$keys")"
    fi
    [ ! -e "$base$state/ssh" ] || logged systemctl disable --now ssh || true
}

# --- how the machine starts: no text on the screen, the watchdog, the sound and the graphics of the Raspberry Pi

quiet_words=(quiet loglevel=3 vt.global_cursor_default=0 panic=10 fsck.repair=yes) # and no shell of root on the screen
cmdline_file=/boot/firmware/cmdline.txt

cmdline_words() {
    local word
    for word in "${quiet_words[@]}"; do
        [[ " $(head -n 1 "$base$cmdline_file" | tr -d '\r') " == *" $word "* ]] || printf ' %s' "$word"
    done
}

cmdline_missing() {
    [ ! -f "$base$cmdline_file" ] || [ -z "$(cmdline_words)" ] || echo "ajouter$(cmdline_words) à $cmdline_file"
}

cmdline_do() {
    local words
    words=$(cmdline_words)
    { cat "$base$state/cmdline" 2>/dev/null || true; xargs -n 1 <<<"$words"; } | put "$base$state/cmdline"
    sed -E "1s/(\r?)\$/$words\1/" "$base$cmdline_file" | put "$base$cmdline_file"
    restart=1
}

cmdline_undo() {
    local word
    [ -e "$base$state/cmdline" ] && [ -f "$base$cmdline_file" ] || return 0
    while read -r word; do
        sed -E "1s/ ${word//./\\.}([[:space:]]|\$)/\1/" "$base$cmdline_file" | put "$base$cmdline_file"
    done <"$base$state/cmdline"
}

config_file=/boot/firmware/config.txt
config_without() { sed "/^# $mark/,/^# kiosk: fin/d" "$base$config_file"; }

config_with() {
    config_without | awk 1 # its last line, ended
    printf '# %s\n[all]\ndtparam=watchdog=on\ndtparam=audio=on\ndisable_splash=1\n' "$mark"
    config_without | grep -Eq '^dtoverlay=vc4-f?kms-v3d' || echo 'dtoverlay=vc4-kms-v3d'
    echo '# kiosk: fin'
}

config_missing() {
    [ ! -f "$base$config_file" ] || cmp -s <(config_with) "$base$config_file" ||
        echo "régler le chien de garde, le son et l'écran dans $config_file"
}

config_do() {
    config_with | put "$base$config_file"
    restart=1
}

config_undo() {
    ! grep -qs "^# $mark" "$base$config_file" || config_without | put "$base$config_file"
}

grub_file=/etc/default/grub.d/kiosk.cfg

grub_text() {
    echo "# $mark"
    echo 'GRUB_TIMEOUT=0'
    echo "GRUB_CMDLINE_LINUX_DEFAULT=\"\$GRUB_CMDLINE_LINUX_DEFAULT ${quiet_words[*]}\""
}

grub_missing() {
    [ ! -f "$base/etc/default/grub" ] || cmp -s <(grub_text) "$base$grub_file" || echo "démarrer sans menu ni texte ($grub_file)"
}

grub_apply() {
    command -v update-grub >/dev/null || return 0
    logged update-grub || warn "GRUB n'a pas pu être réécrit ici : lancez « update-grub » une fois la machine démarrée."
}

grub_do() {
    grub_text | put "$base$grub_file"
    grub_apply
    restart=1
}

grub_undo() {
    [ -e "$base$grub_file" ] || return 0
    rm -f "$base$grub_file"
    rmdir --ignore-fail-on-non-empty "$(dirname "$base$grub_file")"
    grub_apply
}

# --- its services, and its settings

units_missing() {
    [ ! -e "$base/usr/lib/systemd/system/kiosk.service" ] ||
        [ -L "$base/etc/systemd/system/multi-user.target.wants/kiosk.service" ] || echo "faire démarrer la borne avec la machine"
}

units_do() {
    local units
    mapfile -t units < <(cd "$base/usr/lib/systemd/system" && grep -l '^\[Install\]' kiosk*)
    logged systemctl preset "${units[@]}"
}

units_undo() { :; } # they leave with the package

settings_missing() {
    [ -z "$settings" ] || cmp -s "$settings" "$base/etc/kiosk/settings.toml" || echo "mettre vos réglages dans /etc/kiosk/settings.toml"
}

settings_do() {
    local wrong
    wrong=$({ kiosk --settings "$settings" doctor --json 2>&3 || true; } | python3 -c 'import json, sys
said = [f["sentence"] for f in json.load(sys.stdin)["findings"] if f["what"] == "settings" and not f["well"]]
print(said[0] if said else "")')
    [ -z "$wrong" ] || fail "La borne est installée, mais sans vos réglages. $wrong"
    put "$base/etc/kiosk/settings.toml" 640 root:kiosk <"$settings"
    ! booted || logged systemctl try-reload-or-restart kiosk.service || true
}

settings_undo() { :; } # /etc/kiosk leaves with the package
