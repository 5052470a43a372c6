# Completion for bash. Commands and options are those that the program itself names with --help.
_frontline() {
    local current=${COMP_WORDS[COMP_CWORD]} command="" word help
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $word =~ ^[a-z]+$ ]]; then
            command=$word
            break
        fi
    done
    if [[ $current == -* ]]; then
        help=$("${COMP_WORDS[0]}" ${command:+"$command"} --help 2>/dev/null) || help=$("${COMP_WORDS[0]}" --help 2>/dev/null)
        mapfile -t COMPREPLY < <(compgen -W "$(grep -E '^ +-' <<<"$help" | grep -oE -- '(^ +|,)--?[a-zA-Z][a-z-]*' | tr -d ' ,' | sort -u)" -- "$current")
    elif [[ -z $command || $COMP_CWORD -eq 1 ]]; then
        help=$(LC_ALL=C.UTF-8 LANGUAGE=en "${COMP_WORDS[0]}" --help 2>/dev/null)
        mapfile -t COMPREPLY < <(compgen -W "$(awk 'tolower($0) == "subcommands:" { inside = 1; next } /^[^ ]/ { inside = 0 } inside && /^  [^ ]/ { print $1 }' <<<"$help")" -- "$current")
    fi
}
# Where nothing of it fits, the name of a file.
complete -o default -o bashdefault -F _frontline frontline
