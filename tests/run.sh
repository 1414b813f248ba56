#!/usr/bin/env bash
# Installs what the tests need, if it is missing, then runs all of them. Arguments go to `dotnet test`, such as --filter or -c Release.
# The last line holds the totals of all test projects.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

if ! command -v dotnet >/dev/null; then
    say "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download"
    exit 1
fi

# What each is for: ICU, tests under Turkish rules; python3, the worker's action of that name; git, sources in symbols; a C toolchain and zlib, linking native programs;
# npm, DuckDB's library; PostgreSQL, migrations and the worker's records (the tests start a server of their own, in a temporary folder, on a free port, as the user postgres).
packages=()
if ! { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep libicuuc >/dev/null; then packages+=(libicu-dev); fi
python3 -c 'import json' 2>/dev/null || packages+=(python3)
git --version >/dev/null 2>&1 || packages+=(git)
if command -v clang >/dev/null; then compiler=clang; else compiler=gcc; fi
if ! printf 'int main(void) { return 0; }' | "$compiler" -x c - -o /dev/null 2>/dev/null; then packages+=(gcc libc6-dev); fi
if ! printf '#include <zlib.h>\nint main(void) { return zlibVersion() == 0; }' | "$compiler" -x c - -lz -o /dev/null 2>/dev/null; then packages+=(zlib1g-dev); fi
if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null; then packages+=(postgresql); fi

if [ -z "${DUCKDB_LIBRARY:-}" ] && ! command -v npm >/dev/null; then packages+=(npm); fi

if [ ${#packages[@]} -gt 0 ]; then
    if ! command -v apt-get >/dev/null; then
        say "The tests need ${packages[*]} (Debian's names). Install them and run this again."
        exit 1
    elif [ "$(id -u)" = 0 ]; then
        as_root=(env)
    elif sudo -n true 2>/dev/null; then
        as_root=(sudo -n)
    else
        say "The tests need ${packages[*]}. Run: sudo apt-get install ${packages[*]}"
        exit 1
    fi

    say "Installing ${packages[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2
fi

# DuckDB's library, which the worker's action of that name loads: once, outside of the repository. DUCKDB_LIBRARY names another one.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gen-plugins-tests/duckdb
if [ -z "${DUCKDB_LIBRARY:-}" ] && [ ! -f "$cache/package/libduckdb.so" ]; then
    case $(uname -m) in aarch64) architecture=arm64 ;; *) architecture=x64 ;; esac
    say "Installing DuckDB's library into $cache"
    mkdir -p "$cache"
    (cd "$cache" && npm pack --silent "@duckdb/node-bindings-linux-$architecture@1.5.6-r.1" >package.name && tar -xzf "$(tail -n 1 package.name)" && rm -f -- *.tgz package.name)
fi

results=$(mktemp -d)
trap 'rm -rf "$results"; dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true' EXIT

# One compiler stays warm for all projects of the solution. What tests build has temporary folders of its own, which a compiler that stays would lose.
export UseSharedCompilation=false
code=0
# Three projects at a time, of which many wait for processes: the longest, which is the first of the solution, beside all others.
dotnet test Gen.sln -m:3 -p:UseSharedCompilation=true --logger trx --results-directory "$results" "$@" || code=$?

# One file a test project, with one line of counters: <Counters total="3" executed="3" passed="3" failed="0" .../>
sum() { { grep -rhoE "<Counters [^>]*" --include='*.trx' "$results" || true; } | sed -E "s/.* $1=\"([0-9]+)\".*/\1/" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(sum passed)
total=$(sum total)

# What neither passed nor failed (aborted, timed out, not run) did not pass.
failed=$((total - passed))
if [ "$total" = 0 ]; then
    say "No test ran."
    [ "$code" != 0 ] || code=1
elif [ "$failed" != 0 ]; then
    [ "$code" != 0 ] || code=1
elif [ "$code" != 0 ]; then
    say "All tests that ran have passed, but the build or a test run broke off: exit code $code."
fi

echo "$passed passed, $failed failed"
exit "$code"
