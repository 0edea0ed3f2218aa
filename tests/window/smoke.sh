#!/usr/bin/env bash
# The smoke test of the real window: starts a display of its own, drives the program with mouse
# and keyboard as a person would, kills it, and compares what the screen promised with what lies
# on disk. Takes two to three minutes.
#
#   tests/window/smoke.sh [PROGRAM]
#
# PROGRAM: else $CARGO_TARGET_DIR/debug/isnad, else target/debug/isnad (not built here).
# SMOKE_KILLS: how often it is killed while tagging (default 5).
# SMOKE_SEED: seed of the random moments, printed by every run.
# SMOKE_PICTURES: a folder that keeps the screenshots; else they go with the temporary folder.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${1:-${CARGO_TARGET_DIR:-$root/target}/debug/isnad}

for tool in Xvfb xdotool import convert setxkbmap python3; do
    command -v "$tool" >/dev/null || {
        echo "smoke: missing: $tool (Debian: xvfb xdotool imagemagick x11-xkb-utils python3)" >&2
        exit 2
    }
done
[ -x "$program" ] || {
    echo "smoke: no program at $program; run 'cargo build' first" >&2
    exit 2
}

work=$(mktemp -d)
display_server=
clean_up() {
    [ -z "$display_server" ] || kill "$display_server" 2>/dev/null || true
    [ -z "$display_server" ] || wait "$display_server" 2>/dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT

# The server picks a free number itself and tells it. -noreset: else the keyboard map goes back
# to the first one whenever the last client leaves.
Xvfb -displayfd 3 -screen 0 1440x900x24 -noreset -nolisten tcp \
    3>"$work/display" >"$work/xvfb.log" 2>&1 &
display_server=$!
for _ in $(seq 100); do
    [ -s "$work/display" ] && break
    sleep 0.1
done
[ -s "$work/display" ] || {
    echo "smoke: expected a display from Xvfb within 10 s" >&2
    cat "$work/xvfb.log" >&2
    exit 1
}

DISPLAY=:$(cat "$work/display")
export DISPLAY
export LIBGL_ALWAYS_SOFTWARE=1
export ISNAD_DATA=$work/data ISNAD_CONFIG=$work/config
unset WAYLAND_DISPLAY WAYLAND_SOCKET
export LANG=C.UTF-8 LC_ALL=C.UTF-8
python3 "$here/smoke.py" "$program" "$work" "$root/sample_data/source"
