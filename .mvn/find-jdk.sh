# Sourced by `heliotrope` and `.ci/run`. POSIX sh.

# The feature release of the Java home $1 ("25"), read from its `release` file; empty when it is none.
java_release() {
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# The Java home of the `java` on the PATH, links followed; empty when there is none.
java_home_on_path() {
    found=$(command -v java) || return 0
    while [ -L "$found" ]; do
        link=$(readlink "$found")
        case $link in
            /*) found=$link ;;
            *) found=${found%/*}/$link ;;
        esac
    done
    found=${found%/*}
    printf '%s\n' "${found%/*}"
}

# Prints the first Java home that is release $1 or newer and has bin/$2 (java, javac).
# Looks where a person would point to first, then where installers put JDKs. Fails when there is none.
find_java_home() {
    for home in "${HELIOTROPE_JAVA_HOME-}" "${JAVA_HOME-}" "$(java_home_on_path)" \
        /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${SDKMAN_DIR-${HOME-}/.sdkman}"/candidates/java/* "${HOME-}"/.jdks/*; do
        release=$(java_release "$home")
        if [ "${release:-0}" -ge "$1" ] && [ -x "$home/bin/$2" ]; then
            printf '%s\n' "$home"
            return 0
        fi
    done
    return 1
}
