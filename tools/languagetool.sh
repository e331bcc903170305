#!/usr/bin/env bash
# Assembles a LanguageTool server from Maven's packages, for machines that cannot download the
# archive that `mtfix grammar install` fetches.
#
#   tools/languagetool.sh [FOLDER]       (default: .languagetool)
#
# Afterwards FOLDER holds languagetool-server.jar, whose manifest names the other jars:
#
#   mtfix grammar install --from FOLDER
#
# Needs Java 17 or later with its `jar` command, and Maven.
set -euo pipefail

version=${LANGUAGETOOL_VERSION:-6.8}
folder=${1:-.languagetool}
# Catalan and Portuguese come along because LanguageTool's language detection asks for them.
languages=(en de fr es ca pt)

for command in mvn java jar; do
    if ! command -v "$command" >/dev/null; then
        echo "tools/languagetool.sh: there is no $command; on Debian: apt-get install maven openjdk-17-jdk-headless" >&2
        exit 2
    fi
done
if [ -f "$folder/languagetool-server.jar" ] && [ "$(cat "$folder/version" 2>/dev/null)" = "$version" ]; then
    echo "$folder already holds LanguageTool $version"
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dependency() { # artifact, further XML
    echo "<dependency><groupId>org.languagetool</groupId><artifactId>$1</artifactId><version>$version</version>${2:-}</dependency>"
}

{
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    echo '<groupId>org.mtfix</groupId><artifactId>languagetool</artifactId><version>1</version><dependencies>'
    dependency languagetool-server '<exclusions><exclusion><groupId>org.languagetool</groupId><artifactId>language-all</artifactId></exclusion></exclusions>'
    for language in "${languages[@]}"; do dependency "language-$language"; done
    echo '</dependencies></project>'
} >"$work/pom.xml"

mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$work/server"

{
    echo 'Manifest-Version: 1.0'
    echo 'Main-Class: org.languagetool.server.HTTPServer'
    # A line of a manifest holds 72 bytes; longer ones go on behind a space.
    (cd "$work/server" && printf 'Class-Path:' && printf ' %s\n ' *.jar | sed '$d')
} >"$work/manifest"
(cd "$work/server" && jar cfm languagetool-server.jar "$work/manifest")
echo "$version" >"$work/server/version"

mkdir -p "$(dirname "$folder")"
rm -rf "$folder"
mv "$work/server" "$folder"
echo "LanguageTool $version is in $folder"
