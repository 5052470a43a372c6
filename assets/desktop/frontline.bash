# Completion for bash. Commands, options and their values are those that the program itself names.

# What the program says, in English, whatever the language of the shell.
_frontline_ask() { LC_ALL=C.UTF-8 LANGUAGE=en "${COMP_WORDS[0]}" "$@" 2>/dev/null; }

# The ids of one list of the map ("views", "dates", "scenarios" ...), a line each.
_frontline_ids() {
    local map=() i
    for ((i = 1; i < COMP_CWORD - 1; i++)); do
        [[ ${COMP_WORDS[i]} == --map ]] && map=("${COMP_WORDS[i + 1]}")
    done
    _frontline_ask layers "${map[@]}" --json | awk -v list="$1" '
        $0 ~ "^  \"" list "\": \\[" { inside = 1; next }
        /^  \]/ { inside = 0 }
        inside && /^      "id": / { gsub(/^ *"id": "|",?$/, ""); print }
        inside && /^    "/ { gsub(/^ *"|",?$/, ""); print }'
}

# The values of an option whose set is fixed, or is the map's. Nothing for one that takes any.
_frontline_values() {
    case $1 in
        --language) _frontline_ask --help | sed -nE 's/^ +--language ([a-z|]+).*/\1/p' | tr '|' '\n' ;;
        --theme) _frontline_ids themes ;;
        --view) _frontline_ids views ;;
        --locator) _frontline_ids views ;;
        --date) _frontline_ids dates ;;
        --scenario) _frontline_ids scenarios ;;
        --compare) _frontline_ids scenarios; _frontline_ids dates ;;
        --layers) _frontline_ids layers ;;
        --furniture) printf '%s\n' title subtitle legend scale-bar north-arrow inset locator credit attribution none ;;
        --preset) printf '%s\n' 1080p 4k slide square portrait a4 a4-portrait a3 a3-portrait ;;
        --exclude) printf '%s\n' rivers borders pockets ;;
    esac
}

# Of "a,+b,c": completes the last one. +a and -a are a with a sign.
_frontline_list() {
    local before="" last=$1 sign=""
    [[ $last == *,* ]] && before=${last%,*}, && last=${last##*,}
    [[ $last == [+-]* ]] && sign=${last:0:1} && last=${last:1}
    compgen -W "$2" -- "$last" | sed "s/^/$before$sign/"
}

_frontline() {
    local current=${COMP_WORDS[COMP_CWORD]} command="" word help before=${COMP_WORDS[COMP_CWORD - 1]} values
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $word =~ ^[a-z]+$ ]]; then
            command=$word
            break
        fi
    done
    # "--view=do": bash breaks words at the sign.
    [[ $current == = ]] && current=""
    [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}
    [[ $before == --* ]] && values=$(_frontline_values "$before")
    if [[ -n $values ]]; then
        case $before in
            --layers | --furniture | --exclude) compopt -o nospace 2>/dev/null; mapfile -t COMPREPLY < <(_frontline_list "$current" "$values") ;;
            *) mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current") ;;
        esac
    elif [[ $before == --out || $before == -o ]] && [[ $current == ?*. ]]; then
        # The formats of the command, by the ending of a name.
        case $command in
            export) values="geojson gpkg kml fgb csv" ;;
            *) values="png jpg webp tif svg pdf" ;;
        esac
        mapfile -t COMPREPLY < <(compgen -P "$current" -W "$values")
    elif [[ $current == -* ]]; then
        help=$("${COMP_WORDS[0]}" ${command:+"$command"} --help 2>/dev/null) || help=$("${COMP_WORDS[0]}" --help 2>/dev/null)
        mapfile -t COMPREPLY < <(compgen -W "$(grep -E '^ +-' <<<"$help" | grep -oE -- '(^ +|,)--?[a-zA-Z][a-z-]*' | tr -d ' ,' | sort -u)" -- "$current")
    elif [[ -z $command || $COMP_CWORD -eq 1 ]]; then
        help=$(_frontline_ask --help)
        mapfile -t COMPREPLY < <(compgen -W "$(awk 'tolower($0) == "subcommands:" { inside = 1; next } /^[^ ]/ { inside = 0 } inside && /^  [^ ]/ { print $1 }' <<<"$help")" -- "$current")
    fi
}
# Where nothing of it fits, the name of a file.
complete -o default -o bashdefault -F _frontline frontline
