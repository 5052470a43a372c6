#include "base/collation.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <cstdint>

namespace frontline {

struct Collation::Rules {
    std::unique_ptr<const icu::Collator> collator;  // null: ICU has none, and texts are ordered by their bytes
};

Collation::Collation(Language language)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance({language.code().c_str()}, status));
    if (collator) collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    if (U_FAILURE(status)) collator.reset();
    rules_ = std::make_unique<const Rules>(Rules{std::move(collator)});
}

Collation::~Collation() = default;

std::string Collation::key(std::string_view text) const
{
    const icu::Collator* collator = rules_->collator.get();
    if (!collator) return std::string(text);
    const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    constexpr std::int32_t usual = 120;
    std::string key(usual, '\0');
    const auto write = [&] {
        return collator->getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()),
                                    static_cast<std::int32_t>(key.size()));
    };
    const std::int32_t length = write();
    key.resize(static_cast<std::size_t>(length));
    if (length > usual) write();
    return key;
}

}  // namespace frontline
