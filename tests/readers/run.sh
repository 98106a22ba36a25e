#!/bin/sh
# Open a release's files in clients that nobody here wrote and compare every cell. Needs node, npm, Rscript with
# readr and jsonlite, sqlite3; the Python clients get an environment of their own, for their pins clash with ours.
# usage: run.sh PYTHON RELEASE   (the Python of the development environment; a folder with a release's files)
set -eu
python=$1
release=$2
here=$(dirname "$0")
clients=build/readers
for command in node npm Rscript sqlite3; do
  command -v "$command" >/dev/null || { echo "readers: $command is missing; .ci/run installs it"; exit 1; }
done
mkdir -p "$clients"
cp "$here/package.json" "$here/package-lock.json" "$clients"
npm ci --prefix "$clients" --silent --no-audit --no-fund
if ! cmp -s requirements/readers.lock "$clients/installed.lock"; then
  rm -rf "$clients/env"
  python3 -m venv "$clients/env"
  "$clients/env/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/readers.lock
  cp requirements/readers.lock "$clients/installed.lock"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
package=$(ls "$release"/border-crisis-*.zip | grep -Ev -- '-(parquet|stata)\.zip$')
"$python" -m zipfile -e "$package" "$work/package"
"$python" -m border_crisis export --to json --out "$work/json.zip" 2>/dev/null
"$python" -m zipfile -e "$work/json.zip" "$work/expected"
(here=$(cd "$here" && pwd) && cd "$clients" && TZ=America/New_York node "$here/check.js" "$work/package" "$work/expected")
Rscript --vanilla "$here/check.R" "$work/package" "$work/expected"
"$clients/env/bin/python" -I "$here/check.py" "$release" "$work/package" "$work/expected"
