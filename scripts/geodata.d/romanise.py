"""Ukrainian names in Latin letters: the official table (Cabinet of Ministers resolution 55 of 27 January 2010)."""

UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"

LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "'": "", "’": "", "ʼ": "",
}
# At the beginning of a word.
INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def is_ukrainian(text):
    """True when the text has no letters but Ukrainian ones."""
    return any(letter in UKRAINIAN for letter in text.lower()) and all(
        letter in UKRAINIAN or letter in "'’ʼ- " for letter in text.lower()
    )


def romanise(text):
    result = ""
    previous = " "
    for letter in text:
        lower = letter.lower()
        if lower == "г" and previous.lower() == "з":
            latin = "gh"
        elif previous in " -" and lower in INITIAL:
            latin = INITIAL[lower]
        else:
            latin = LETTERS.get(lower, lower)
        result += latin[:1].upper() + latin[1:] if letter != lower else latin
        previous = letter
    return result
