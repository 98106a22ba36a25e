#!/bin/sh
# Build wheel and sdist, check them, and use the wheel from an empty environment, offline, writing nothing.
# usage: wheel.sh PYTHON   (the Python of the development environment)
set -eu
python=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -m build --no-isolation --outdir "$work/dist" . >"$work/build.log" || { cat "$work/build.log"; exit 1; }
"$python" -m twine check --strict "$work"/dist/*
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check "$work"/dist/*.whl
chmod -R a-w "$work"/env/lib/python*/site-packages/border_crisis
cd "$work"
"$work/env/bin/python" -I - <<'PY'
import border_crisis as bc

rows = {name: len(bc.load(name)) for name in bc.tables()}
assert rows == bc.tables(), rows
spans = bc.evidence("aid-001")
assert "4,006 shells" in set(spans["fragment"])
assert len(bc.schemas.AidDeliveries.validate(bc.aid_deliveries())) == rows["aid_deliveries"]
assert bc.records("deployments")
print(f"wheel {bc.__version__}: {len(rows)} tables, {sum(rows.values())} rows, {len(spans)} spans behind aid-001")
PY
"$work/env/bin/border-crisis" show aid-001 >/dev/null
"$work/env/bin/border-crisis" explore --no-open --out "$work/explorer" >/dev/null
test -s "$work/explorer/app.js" && test -s "$work/explorer/evidence.js" && test -s "$work/explorer/LICENSES.txt"
"$work/env/bin/border-crisis" validate 2>&1 | grep -q 'border-crisis\[validate\]'
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check "$(ls "$work"/dist/*.whl)[validate]"
"$work/env/bin/border-crisis" validate --oracles
"$work/env/bin/border-crisis" diff "$("$work/env/bin/python" -c 'import border_crisis as bc; print(bc.path("actors").parents[1])')" \
  | grep -q 'The tables are the same'
for form in sqlite stata; do "$work/env/bin/border-crisis" export --to $form --out "$work/all.$form"; done
"$work/env/bin/border-crisis" export --to excel --out "$work/all.xlsx" 2>&1 | grep -q 'border-crisis\[excel\]'
