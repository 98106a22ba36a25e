#!/bin/sh
# Install Debian's Chromium where it is missing. Needs root or sudo; says so when it has neither.
set -eu
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then exit 0; fi
as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "error: Chromium is missing; install it: apt-get install chromium" >&2; exit 1; }
  as_root=sudo
fi
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
