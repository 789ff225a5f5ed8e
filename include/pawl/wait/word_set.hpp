// The words of many waits, each once: what a loop sleeps on.
#pragma once

#include <pawl/port/port.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace pawl::inline PAWL_PORT::wait {

/// At most port::most_watched words; those beyond are not kept, and overflowed() says so.
class word_set {
public:
    /// False: the word is here with another value, so that one of the two looks is an old one and nobody may sleep.
    [[nodiscard]] bool add(port::watched word) noexcept {
        std::size_t at = std::hash<const void*>{}(word.at) / alignof(port::word) % places;
        // Places outnumber words by two to one: an unused one comes soon.
        for (; place_[at] != 0; at = (at + 1) % places)
            if (const port::watched& known = words_[place_[at] - 1]; known.at == word.at)
                return known.seen == word.seen;
        if (count_ == port::most_watched) return overflowed_ = true;
        words_[count_++] = word;
        place_[at] = static_cast<std::uint8_t>(count_);
        return true;
    }
    [[nodiscard]] std::span<const port::watched> words() const noexcept { return {words_.data(), count_}; }
    [[nodiscard]] bool overflowed() const noexcept { return overflowed_; }

private:
    static constexpr std::size_t places = std::bit_ceil(2 * port::most_watched + 1);
    static_assert(port::most_watched < places / 2);

    std::array<port::watched, port::most_watched> words_;
    std::array<std::uint8_t, places> place_{};  // a word's number, from 1
    std::size_t count_ = 0;
    bool overflowed_ = false;
};

}  // namespace pawl::inline PAWL_PORT::wait
