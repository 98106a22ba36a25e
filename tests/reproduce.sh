#!/bin/sh
# Make the release's files twice from the last commit, in folders, time zones, locales and umasks that differ,
# at different times, and compare every byte. The first set is left in the folder named.
# usage: reproduce.sh PYTHON OUT   (the Python of the development environment)
set -eu
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p "$2"
out=$(cd "$2" && pwd)
rm -rf "$out/first" "$out/second"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset BORDER_CRISIS_TEXTS SOURCE_DATE_EPOCH

# Turkish, whose i and I differ from everybody's, where the machine can make it (Debian: package locales).
locale=C.UTF-8
if localedef -i tr_TR -f UTF-8 "$work/tr_TR.UTF-8" >/dev/null 2>&1; then
  locale=tr_TR.UTF-8
  export LOCPATH="$work"
fi

make_files() {  # FOLDER ZONE LOCALE UMASK SEED NAME
  git clone --quiet . "$1"
  (cd "$1" && umask "$4" && TZ=$2 LC_ALL=$3 LANG=$3 PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 PYTHONHASHSEED=$5 PYTHONPATH=$1/src \
    "$python" scripts/release.py --rebuild --out "$out/$6" >"$work/$6.log" 2>&1) || { cat "$work/$6.log"; exit 1; }
}

make_files "$work/one" UTC C 022 1 first
sleep 2  # zip and gzip know times to two seconds
make_files "$work/another place/two" Pacific/Auckland "$locale" 077 2 second
for set in first second; do (cd "$out/$set" && sha256sum --quiet -c SHA256SUMS); done
diff -r "$out/first" "$out/second"
echo "$(ls "$out/first" | wc -l) files, twice the same bytes (locales C and $locale)"
rm -rf "$out/second"
