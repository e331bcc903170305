#!/usr/bin/env bash
# What reads our reports in tests and comes by Go: act, which runs workflows of GitHub, and reviewdog
# (tests/reports/read_reviewdog). Builds into FOLDER what is not there yet, and prints where it is.
#   tools/report-readers.sh FOLDER
set -euo pipefail

folder=$(mkdir -p "$1" && cd "$1" && pwd)
sources=$(cd "$(dirname "$0")/../tests/reports/read_reviewdog" && pwd)
act=$folder/act-0.2.89
reviewdog=$folder/read-reviewdog-$(cat "$sources"/* | sha256sum | cut -c -12)

exec 9>"$folder/go.lock" # several tests may want them at once
flock 9
if [ ! -x "$act" ] || [ ! -x "$reviewdog" ]; then
    # A gigabyte of modules and objects that nobody else needs.
    export GOPATH=$folder/go GOBIN=$folder/go/bin GOCACHE=$folder/go/cache GOTOOLCHAIN=local
    export GOFLAGS='-modcacherw -trimpath -ldflags=-w'
    trap 'rm -rf "$GOPATH"' EXIT
    # One of them missing must not stop the other.
    [ -x "$reviewdog" ] || { rm -f "$folder"/read-reviewdog-*; go build -C "$sources" -o "$reviewdog" . >&2; } || true
    [ -x "$act" ] || { go install "github.com/nektos/act@v${act##*-}" >&2 && mv "$GOBIN/act" "$act"; } || true
fi
printf '%s\n' "$act" "$reviewdog"
