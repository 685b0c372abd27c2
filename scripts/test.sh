#!/bin/sh
# npm test: the whole proof that fits in twelve minutes on two cores. Ends with `N passed, N failed`.
#   npm test -- src/core        only test files whose path contains src/core
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
if ! sh scripts/install-packages.sh complete; then
  echo '0 passed, 1 failed'
  exit 1
fi
[ $# -gt 0 ] || sh scripts/install-peers.sh
exec ./sekisho-node scripts/run-tests.ts "$@" </dev/null
