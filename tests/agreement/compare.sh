#!/usr/bin/env bash
# Makes a Python environment with the packages that agreement is held against, and compares.
#
#   tests/agreement/compare.sh [ARGUMENTS OF compare.py]
#
# Needs python3-venv and, the first time, PyPI. The environment lies in the build folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
environment=${CARGO_TARGET_DIR:-../../target}/agreement-venv
wanted=$(sha256sum requirements.txt)
if [ "$(cat "$environment/requirements" 2>/dev/null)" != "$wanted" ]; then
    rm -rf "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" -q --disable-pip-version-check install -r requirements.txt
    echo "$wanted" >"$environment/requirements"
fi
exec "$environment/bin/python" compare.py "$@"
