// Texts in other encodings than UTF-8.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace frontline {

/// As UTF-8; what is no character in the encoding becomes U+FFFD. encoding: a name of IANA, in small letters or
/// capitals. Absent: there is no such encoding.
std::optional<std::string> utf8From(std::string_view bytes, const std::string& encoding);

/// The usual name of an encoding that people and files call by many: "windows-1251" of "cp1251", "1251", "ANSI 1251",
/// "Windows 1251"; "IBM866" of "CP866" and "OEM 866". Absent: there is no such encoding.
std::optional<std::string> encodingNamed(std::string_view text);

/// From one encoding to UTF-8, one piece after another.
class TextDecoder {
public:
    /// Absent: there is no such encoding.
    static std::optional<TextDecoder> create(const std::string& encoding);
    TextDecoder(TextDecoder&&) noexcept;
    TextDecoder& operator=(TextDecoder&&) noexcept;
    ~TextDecoder();

    /// What is no character in the encoding becomes U+FFFD. last: no more bytes belong to the text; else what may be
    /// the beginning of a character waits for the next piece.
    std::string decode(std::string_view bytes, bool last = true);

private:
    struct Impl;
    explicit TextDecoder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// The encoding that texts are likely in, by ICU's detector and by what they would read as in the encodings of Cyrillic
/// and Latin letters: "UTF-8" where they are that, or have nothing but ASCII. texts: separated by line feeds.
std::string guessedEncoding(std::string_view texts);

}  // namespace frontline
