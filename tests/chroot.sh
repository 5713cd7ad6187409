#!/bin/sh
# Tries Comity on a machine that has nothing: a fresh Debian 12 (debootstrap minbase) with python3, python3-pip and
# ca-certificates only, a fresh clone of HEAD, empty caches. Run by hand, as root, with debootstrap and git installed:
#
#     tests/chroot.sh root|user ./comity demo   seconds from nothing to the first page of the demo
#     tests/chroot.sh root|user COMMAND…        the command (./comity test, .ci/run), its exit code and seconds
#
# CI and this machine's settings for package clients (proxy, index, certificates) go in through the environment.
set -eu

checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
store=${COMITY_CHROOT:-/tmp/comity-chroot}
page=http://127.0.0.1:8765/
who=$1
shift

bare_debian() { # made once, then copied for each try
    if [ -e "$store/base.done" ]; then return; fi
    mkdir -p "$store"
    debootstrap --variant=minbase --include=python3,python3-pip,ca-certificates bookworm "$store/base" >"$store/log"
    cp /usr/local/share/ca-certificates/*.crt "$store/base/usr/local/share/ca-certificates/" 2>/dev/null || :
    chroot "$store/base" update-ca-certificates >/dev/null 2>&1
    chroot "$store/base" useradd --create-home --shell /bin/sh officer
    touch "$store/base.done"
}

fresh_copy() {
    root=$(mktemp -d "$store/try.XXXXXX")
    trap 'rm -rf "$root"' EXIT
    cp -a "$store/base/." "$root/"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    if [ "$who" = user ]; then login=officer home=/home/officer; else login=root home=/root; fi
    git clone --quiet --no-hardlinks "$checkout" "$root$home/comity"
    chroot "$root" chown -R "$login:$login" "$home"
    cat >"$root/try.sh" <<'INSIDE'
mount -t proc proc /proc
mkdir -p /dev/shm && mount -t tmpfs -o mode=1777 shm /dev/shm
cd "$HOME/comity" && exec setpriv --reuid "$LOGIN" --regid "$LOGIN" --init-groups "$@"
INSIDE
}

settings() {
    env | grep -E '^(CI|PIP_(INDEX_URL|CERT|DEFAULT_TIMEOUT)|UV_DEFAULT_INDEX|SSL_CERT_(FILE|DIR)|(NO|HTTPS?)_PROXY)=' || :
}

inside() { # with its own mounts and processes: whatever the command starts ends with it
    IFS='
'
    # shellcheck disable=SC2046 # one setting per line
    exec unshare --mount --pid --fork --kill-child chroot "$root" \
        env -i LOGIN="$login" HOME="$home" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin $(settings) \
        /bin/sh /try.sh "$@"
}

now() { date +%s.%N; }
passed() { echo "$(now) - $started" | python3 -c 'print(f"{eval(input()):.1f} s")'; }

first_page() {
    (inside "$@") &
    trap 'kill -KILL $!; rm -rf "$root"' EXIT # unshare does not hear the politer signals
    trap 'exit 130' INT TERM
    until python3 -c "import urllib.request as u; u.urlopen('$page')" 2>/dev/null; do
        if ! kill -0 $! 2>/dev/null; then echo "$who: the demo ended before its first page"; exit 1; fi
        sleep 0.1
    done
    echo "$who, $*: first page after $(passed)"
}

bare_debian
fresh_copy
started=$(now)
if [ "$*" = "./comity demo" ]; then
    first_page "$@"
else
    code=0
    (inside "$@") || code=$?
    echo "$who, $*: exit code $code after $(passed)"
    exit "$code"
fi
