#!/usr/bin/env bash
# Make imprint.vsix here: the extension with vscode-languageclient in it. Needs npm and Python.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/extension"
cp "$here"/{package.json,extension.js,bibtex.json,README.md} "$work/extension/"
(cd "$work/extension" && npm install --omit=dev --ignore-scripts --no-package-lock --no-fund --no-audit --loglevel=error)
"${PYTHON:-python3}" "$here/vsix.py" "$work" "${1:-$here/imprint.vsix}"
