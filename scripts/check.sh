#!/bin/sh
# npm run check: the fast part of the proof (lint, types, tidy, tests beside the code).
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
sh scripts/install-packages.sh complete
exec ./sekisho-node scripts/run-tests.ts --fast "$@" </dev/null
