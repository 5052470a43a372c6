"""Ukrainian names in Latin letters: the official table (Cabinet of Ministers resolution 55 of 27 January 2010)."""

LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "'": "", "’": "", "ʼ": "",
}
# At the beginning of a word.
INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


# How the older BGN/PCGN table of 1965, which GeoNames often follows, differs.
OLDER = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def romanise(text, older=False):
    """older: by the BGN/PCGN table instead, without its apostrophes."""
    result = ""
    previous = " "
    for letter in text:
        lower = letter.lower()
        if older and lower in OLDER:
            latin = OLDER[lower]
        elif lower == "г" and previous.lower() == "з":
            latin = "gh"
        elif previous in " -" and lower in INITIAL:
            latin = INITIAL[lower]
        else:
            latin = LETTERS.get(lower, lower)
        result += latin[:1].upper() + latin[1:] if letter != lower else latin
        previous = letter
    return result
