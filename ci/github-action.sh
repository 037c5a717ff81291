#!/usr/bin/env bash
# Installs advisor and checks profiles: the step of action.yml, whose inputs are the variables ADVISOR_….
set -euo pipefail

reports=$(mktemp -d "$RUNNER_TEMP/advisor-XXXXXX")

if [ -n "$ADVISOR_PACKAGE" ]; then
  install=(npm install --prefix "$reports/installed" "$ADVISOR_PACKAGE")
  advisor=$reports/installed/node_modules/model-advisor/bin/advisor.js
else
  install=(npm ci --prefix "$GITHUB_ACTION_PATH")
  advisor=$GITHUB_ACTION_PATH/bin/advisor.js
fi
# Lines that begin with :: would be commands to the runner.
if ! "${install[@]}" --no-fund --no-audit >"$reports/npm.log" 2>&1; then
  sed 's/^/npm: /' "$reports/npm.log"
  exit 2
fi

# Adds each line of a text as an argument, after an option if one is named.
add_lines() {
  local line
  while IFS= read -r line; do
    if [ -n "$line" ]; then arguments+=(${2:+"$2"} "$line"); fi
  done <<<"$1"
}

if [ -z "$ADVISOR_BASE" ] && [ -n "${GITHUB_BASE_REF:-}" ]; then
  ADVISOR_BASE=refs/remotes/origin/$GITHUB_BASE_REF
fi

arguments=(--format github --format "markdown=$GITHUB_STEP_SUMMARY" --format "sarif=$reports/advisor.sarif")
add_lines "$ADVISOR_POLICY" --policy
add_lines "$ADVISOR_EXCLUDE" --exclude
add_lines "$ADVISOR_BASE" --base
add_lines "$ADVISOR_ARGUMENTS"
arguments+=(--)
add_lines "$ADVISOR_FILES"

exit_code=0
node "$advisor" check "${arguments[@]}" || exit_code=$?

echo "exit-code=$exit_code" >>"$GITHUB_OUTPUT"
if [ "$exit_code" -le 1 ]; then echo "sarif=$reports/advisor.sarif" >>"$GITHUB_OUTPUT"; fi
exit "$exit_code"
