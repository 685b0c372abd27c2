#!/bin/sh
# Installs, as root on Debian, the programs that the tests talk to: SIPp, Kamailio, Chromium, fonts,
# pdftotext.
# Never fails: a test whose peer is missing says so itself (fails with CI set, else is skipped).
set -u
say() { printf 'peers: %s\n' "$*" >&2; }

wanted=
command -v sipp >/dev/null 2>&1 || wanted="$wanted sip-tester"
command -v kamailio >/dev/null 2>&1 || [ -x /usr/sbin/kamailio ] || wanted="$wanted kamailio"
command -v chromium >/dev/null 2>&1 || wanted="$wanted chromium"
command -v pdftotext >/dev/null 2>&1 || wanted="$wanted poppler-utils"
[ -d /usr/share/fonts/opentype/noto ] || wanted="$wanted fonts-noto-cjk"
[ -z "$wanted" ] && exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  say "missing:$wanted; as root on Debian or Ubuntu: apt-get install$wanted"
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive
# Services of the installed packages are not started.
export RUNLEVEL=1
log=$(mktemp)
attempt() {
  for wait in 0 5 15; do
    sleep "$wait"
    if timeout 300 "$@" >"$log" 2>&1 </dev/null; then return 0; fi
  done
  tail -n 5 "$log" >&2
  return 1
}
say "installing$wanted …"
attempt apt-get update -qq || say 'apt-get update failed; trying with the lists at hand'
# shellcheck disable=SC2086
attempt apt-get install -y -qq --no-install-recommends $wanted || say "could not install$wanted"
rm -f "$log"
exit 0
