#!/usr/bin/env bash
# The smoke test of the real window: starts displays of its own, drives the program with mouse
# and keyboard as a person would, kills it, and compares what the screen promised with what lies
# on disk. Takes about four minutes.
#
#   tests/window/smoke.sh [PROGRAM]
#
# PROGRAM: else $CARGO_TARGET_DIR/debug/isnad, else target/debug/isnad (not built here).
# SMOKE_KILLS: how often it is killed while somebody tags (default 100).
# SMOKE_DISPLAYS: on how many displays at once it is killed (default 2).
# SMOKE_KILLS_OF_TWO: how often two windows on one project are killed, together (default 50).
# SMOKE_SEED: seed of the random moments, printed by every run.
# SMOKE_PICTURES: a folder that keeps the screenshots; else they go with the temporary folder.
# SMOKE_ONLY: `kills` or `kills-of-two` leaves out everything else.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${1:-${CARGO_TARGET_DIR:-$root/target}/debug/isnad}
kills=${SMOKE_KILLS:-100}
kills_of_two=${SMOKE_KILLS_OF_TWO:-50}
displays=${SMOKE_DISPLAYS:-2}
seed=${SMOKE_SEED:-$RANDOM}

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
started=()
clean_up() {
    for one in "${started[@]}"; do
        kill "$one" 2>/dev/null || true
    done
    wait
    rm -rf "$work"
}
trap clean_up EXIT

export LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY WAYLAND_SOCKET
export LANG=C.UTF-8 LC_ALL=C.UTF-8

# start_display NAME: an X server with its frame buffer in $work/NAME. Sets DISPLAY, ISNAD_DATA
# and ISNAD_CONFIG. The server picks a free number itself and tells it. -noreset: else the
# keyboard map goes back to the first one whenever the last client leaves.
start_display() {
    local at=$work/$1
    mkdir -p "$at/screen"
    Xvfb -displayfd 3 -screen 0 1440x900x24 -fbdir "$at/screen" -noreset -nolisten tcp \
        3>"$at/display" >"$at/xvfb.log" 2>&1 &
    started+=($!)
    for _ in $(seq 100); do
        [ -s "$at/display" ] && break
        sleep 0.1
    done
    [ -s "$at/display" ] || {
        echo "smoke: expected a display from Xvfb within 10 s" >&2
        cat "$at/xvfb.log" >&2
        exit 1
    }
    DISPLAY=:$(cat "$at/display")
    export DISPLAY ISNAD_DATA=$at/data ISNAD_CONFIG=$at/config
}

# kill_on DISPLAY PROJECTS KILLS SEED [ME OTHER]: kills a window again and again, in the background.
killers=()
kill_on() {
    local name=$1
    start_display "$name"
    python3 "$here/kills.py" "$program" "$work/$2" "$root/sample_data/source" \
        "$work/$name/screen/Xvfb_screen0" "${@:3}" &
    killers+=($!)
    started+=($!)
}

# Waits for all of them.
killed() {
    local one failed=0
    for one in "${killers[@]}"; do
        wait "$one" || failed=1
    done
    killers=()
    [ $failed -eq 0 ] || {
        echo "smoke FAILED (seed $seed): a kill lost, invented or damaged something" >&2
        exit 1
    }
    echo "smoke: $1 as expected in $((SECONDS - began)) s"
}

if [ -z "${SMOKE_ONLY:-}" ]; then
    start_display journeys
    python3 "$here/smoke.py" "$program" "$work/journeys" "$root/sample_data/source"
fi

if [ "${SMOKE_ONLY:-kills}" = kills ]; then
    echo "smoke: $kills kills on $displays displays, seed $seed"
    began=$SECONDS
    for number in $(seq "$displays"); do
        share=$((kills * number / displays - kills * (number - 1) / displays))
        kill_on "kills-$number" "kills-$number/projects" "$share" "$((seed + number))"
    done
    killed "$kills kills"
fi

if [ "${SMOKE_ONLY:-kills-of-two}" = kills-of-two ]; then
    echo "smoke: $kills_of_two kills of two windows on one project, seed $seed"
    began=$SECONDS
    kill_on first-of-two shared $((kills_of_two / 2)) "$((seed + 101))" omar salma
    kill_on second-of-two shared $((kills_of_two - kills_of_two / 2)) "$((seed + 102))" salma omar
    killed "$kills_of_two kills of two windows"
fi
