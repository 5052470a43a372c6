#include "data/styles/xml_tree.hpp"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <new>
#include <type_traits>

#include "base/message.hpp"
#include "data/text_formats/text_lines.hpp"

namespace frontline {

namespace {

constexpr std::size_t deepestElement = 100, mostElements = 1'000'000, mostAttributes = 2'000'000;

class TreeBuilder {
public:
    TreeBuilder() : parser_(XML_ParserCreate(nullptr), &XML_ParserFree)
    {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &TreeBuilder::start, &TreeBuilder::end);
        XML_SetCharacterDataHandler(parser_.get(), &TreeBuilder::text);
        XML_SetEntityDeclHandler(parser_.get(), &TreeBuilder::entity);
    }

    Result<XmlElement> parse(std::string_view bytes)
    {
        // In one piece: a tag that does not end would be looked at again with each piece.
        if (bytes.size() > mostXmlBytes) return Error{msg("it is too large")};
        if (XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE) != XML_STATUS_OK)
            return Error{why_.empty() ? msg("line {}: {}", XML_GetCurrentLineNumber(parser_.get()),
                                            XML_ErrorString(XML_GetErrorCode(parser_.get())))
                                      : why_};
        return std::move(root_);
    }

private:
    static TreeBuilder& self(void* data) { return *static_cast<TreeBuilder*>(data); }
    static void start(void* data, const XML_Char* name, const XML_Char** attributes)
    {
        self(data).startElement(name, attributes);
    }
    static void end(void* data, const XML_Char*) { self(data).open_.pop_back(); }
    static void text(void* data, const XML_Char* bytes, int count)
    {
        TreeBuilder& builder = self(data);
        if (!builder.open_.empty()) builder.open_.back()->text.append(bytes, static_cast<std::size_t>(count));
    }
    static void entity(void* data, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*,
                       const XML_Char*, const XML_Char*)
    {
        self(data).refuse(msg("it declares entities of its own, which are not read"));
    }

    void startElement(std::string_view name, const XML_Char** attributes)
    {
        // A child is finished before the next one begins: what is open does not move.
        XmlElement& element = open_.empty() ? root_ : open_.back()->children.emplace_back();
        open_.push_back(&element);
        element.name = name.substr(name.rfind(':') + 1);
        for (const XML_Char** a = attributes; *a; a += 2) {
            element.attributes.emplace_back(*a, a[1]);
            ++attributes_;
        }
        ++elements_;
        if (open_.size() > deepestElement)
            refuse(msg("its elements lie in each other more than {} deep", deepestElement));
        else if (elements_ > mostElements || attributes_ > mostAttributes)
            refuse(msg("it has more than {} elements", mostElements));
    }

    void refuse(std::string why)
    {
        if (why_.empty()) why_ = std::move(why);
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser_;
    XmlElement root_;
    std::vector<XmlElement*> open_;
    std::size_t elements_ = 0, attributes_ = 0;
    std::string why_;
};

}  // namespace

const std::string& XmlElement::attribute(std::string_view key) const
{
    static const std::string none;
    const auto found = std::ranges::find(attributes, key, &std::pair<std::string, std::string>::first);
    return found == attributes.end() ? none : found->second;
}

bool XmlElement::has(std::string_view key) const
{
    return std::ranges::find(attributes, key, &std::pair<std::string, std::string>::first) != attributes.end();
}

const XmlElement* XmlElement::child(std::string_view childName) const
{
    const auto found = std::ranges::find(children, childName, &XmlElement::name);
    return found == children.end() ? nullptr : &*found;
}

std::string XmlElement::textOf(std::string_view childName) const
{
    const XmlElement* const found = child(childName);
    return found ? std::string(trimmed(found->text)) : std::string();
}

Result<XmlElement> parseXml(std::string_view bytes)
{
    return TreeBuilder().parse(bytes);
}

}  // namespace frontline
