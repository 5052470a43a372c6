"""The Ukrainian name among the many names that GeoNames has for a place."""
import difflib
import re

from romanise import romanise

LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
VOWELS = "аеєиіїоуюя"

# Endings that are Russian where the letters alone do not tell: Луганск, Хмельницкий, Кролевец.
SOFT_ENDINGS = (("ск", "ськ"), ("цк", "цьк"), ("ский", "ський"), ("цкий", "цький"), ("ец", "ець"))

# Russian endings and what Ukrainian has instead. GeoNames has only the Russian name of many villages in Crimea.
RUSSIAN_ENDINGS = (
    ("ейское", "ійське"), ("ское", "ське"), ("цкое", "цьке"), ("ская", "ська"), ("ское", "ське"), ("нее", "нє"),
    ("нное", "нне"), ("ое", "е"), ("аевка", "аївка"), ("иевка", "іївка"), ("еевка", "іївка"), ("ьевка", "івка"),
    ("ёвка", "івка"), ("овка", "івка"), ("евка", "івка"), ("ово", "ове"), ("ево", "еве"), ("ино", "ине"),
    ("ыно", "ине"), ("полье", "пілля"), ("лесье", "лісся"), ("горье", "гір'я"), ("речье", "річчя"),
)
RUSSIAN_BEGINNINGS = (("Ново", "Ново"), ("Никола", "Микола"), ("Владимир", "Володимир"), ("Михайл", "Михайл"),
                      ("Аким", "Яким"), ("Ива", "Іва"), ("Иль", "Іль"), ("И", "І"), ("Э", "Е"))
CRIMEA = ("11", "20")


def is_ukrainian(name):
    """True when the name has Ukrainian letters only, and ї where Ukrainian has it: not after a consonant."""
    lower = name.lower()
    if not any(letter in LETTERS for letter in lower):
        return False
    if any(letter not in LETTERS and letter not in "'’ʼ- " for letter in lower):
        return False
    return not re.search("[бвгґджзклмнпрстфхцчшщ]ї|ньс[ькц]", lower)


def looks_russian(name):
    return any(word.endswith(ending) for word in name.split() for ending, _ in RUSSIAN_ENDINGS) or name[:1] in "Э"


def with_soft_sign(name):
    words = re.split("([ -])", name)
    for index, word in enumerate(words):
        for ending, instead in SOFT_ENDINGS:
            if word.endswith(ending):
                words[index] = word[: -len(ending)] + instead
    return "".join(words)


def from_russian(name):
    """The Ukrainian form of a Russian name of a place, for names of the common kinds."""
    words = re.split("([ -])", name)
    for index, word in enumerate(words):
        for ending, instead in RUSSIAN_ENDINGS:
            if word.endswith(ending):
                word = word[: -len(ending)] + instead
                break
        for beginning, instead in RUSSIAN_BEGINNINGS:
            word = re.sub(f"^(Ново)?{beginning}", lambda match: (match.group(1) or "") + instead, word, count=1)
        words[index] = word
    return "".join(words)


def bare(latin):
    return "".join(letter for letter in latin.lower() if letter.isalnum())


def likeness(name, latin):
    """How much a name in Cyrillic reads like one in Latin letters: 0 to 1."""
    ways = (bare(romanise(name)), bare(romanise(name, older=True)))
    return max(difflib.SequenceMatcher(None, way, bare(latin), autojunk=False).ratio() for way in ways)


def ukrainian_name(row):
    """Of a row of GeoNames: the Ukrainian name that reads most like the Latin one; "" when there is none."""
    candidates = {with_soft_sign(name) for name in row["alternate"].split(",")}
    candidates = {name for name in candidates if is_ukrainian(name)}
    crimea = row["admin1"] in CRIMEA

    def order(name):
        fits = likeness(name, row["ascii"])
        own = not looks_russian(name) and (crimea or fits > 0.75)
        own_letters = sum(letter in "іїєґІЇЄҐ'’" for letter in name)
        return (own, round(fits, 3), own_letters, name.count("ь") - 2 * name.endswith("чь"), len(name), name)

    if not candidates:
        return ""
    best = max(candidates, key=order)
    if crimea and looks_russian(best):
        best = from_russian(best)
    return best.replace("’", "'").replace("ʼ", "'")
