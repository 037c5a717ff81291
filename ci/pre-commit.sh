#!/usr/bin/env bash
# The hook of .pre-commit-hooks.yaml. pre-commit keeps a clone of this repository for each version; advisor is built there
# when the hook first runs, because npm 11 and older cannot build what they install globally from git (npm/cli#8440).
set -euo pipefail

clone=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
built=$clone/node_modules/.advisor-is-built

if [ ! -e "$built" ]; then
  npm ci --no-fund --no-audit --prefix "$clone" >&2
  touch "$built"
fi
exec node "$clone/bin/advisor.js" check --quiet "$@"
