#include "base/local_text.hpp"

#include <algorithm>

namespace frontline {

void LocalText::set(Language language, std::string text)
{
    if (language == Language{}) {
        own_ = std::move(text);
        return;
    }
    const auto at = std::ranges::lower_bound(translations_, language, {}, &std::pair<Language, std::string>::first);
    const bool known = at != translations_.end() && at->first == language;
    if (text.empty()) {
        if (known) translations_.erase(at);
    } else if (known) {
        at->second = std::move(text);
    } else {
        translations_.emplace(at, language, std::move(text));
    }
}

const std::string& LocalText::in(Language language) const
{
    for (const auto& [known, text] : translations_)
        if (known == language) return text;
    return own_;
}

}  // namespace frontline
