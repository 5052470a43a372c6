#include "data/flatgeobuf/file_pieces.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace frontline {

FilePieces::FilePieces(const std::filesystem::path& path) : file_(VSIFOpenL(path.c_str(), "rb"))
{
    if (!file_ || VSIFSeekL(file_.get(), 0, SEEK_END) != 0) return;
    size_ = VSIFTellL(file_.get());
    if (VSIFSeekL(file_.get(), 0, SEEK_SET) != 0) size_ = 0;
}

void FilePieces::seek(std::uint64_t to)
{
    const std::uint64_t from = at();
    if (to >= from && to - from <= end_ - begin_) {
        begin_ += static_cast<std::size_t>(to - from);
        return;
    }
    first_ = to;
    begin_ = end_ = phase();
    ahead_ = leastRead;
    VSIFSeekL(file_.get(), to, SEEK_SET);
}

const std::uint8_t* FilePieces::peek(std::size_t count)
{
    if (end_ - begin_ < count && (count > left() || !fill(count))) return nullptr;
    return bytes() + begin_;
}

bool FilePieces::fill(std::size_t count)
{
    const std::uint64_t from = at();
    const std::size_t kept = end_ - begin_, phaseThen = from % 8;
    const std::size_t wanted =
        std::max(count - kept, static_cast<std::size_t>(std::min<std::uint64_t>(ahead_, size_ - from - kept)));
    const std::size_t words = (phaseThen + kept + wanted + 7) / 8;
    std::unique_ptr<std::uint64_t[]> larger;
    if (words > wordCount_) {
        wordCount_ = std::max(words, std::min(2 * words, roomyWords));
        larger = std::make_unique_for_overwrite<std::uint64_t[]>(wordCount_);
    }
    std::uint8_t* const to = larger ? reinterpret_cast<std::uint8_t*>(larger.get()) : bytes();
    if (kept > 0) std::memmove(to + phaseThen, bytes() + begin_, kept);
    if (larger) words_ = std::move(larger);
    first_ = from;
    begin_ = phaseThen;
    end_ = begin_ + kept;
    end_ += VSIFReadL(bytes() + end_, 1, wanted, file_.get());
    ahead_ = std::min(2 * ahead_, mostRead);
    return end_ - begin_ >= count;
}

}  // namespace frontline
