// Locks of one declaration are of one class: what is learnt of one holds for all.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/place_text.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <source_location>

namespace pawl::inline PAWL_PORT::lock {

/// 0: not known yet. Every lock remembers its own.
using order_class = std::uint16_t;
/// There are too many classes already: locks of this one are not watched.
inline constexpr order_class unwatched = 0xffff;
inline constexpr std::size_t most_classes = 256;

/// What names a class: the place of the declaration, and the name where that place is one of the standard library's
/// (std::make_unique). Otherwise the name is that of the first lock seen.
struct declared_class {
    std::source_location declared;
    const char* name = nullptr;

    [[nodiscard]] bool is(const std::source_location& place, const char* of_name) const noexcept {
        return is_at(place) && (watch::belongs_to_the_program(place.file_name()) || std::strcmp(name, of_name) == 0);
    }

private:
    [[nodiscard]] bool is_at(const std::source_location& place) const noexcept {
        return declared.line() == place.line() && declared.column() == place.column() &&
               (declared.file_name() == place.file_name() || std::strcmp(declared.file_name(), place.file_name()) == 0);
    }
};

/// Written by one task at a time (order_graph says by which).
class declared_classes {
public:
    [[nodiscard]] order_class number_of(const std::source_location& declared, const char* name) noexcept {
        for (std::size_t i = 1; i <= count_; ++i)
            if (classes_[i].is(declared, name)) return static_cast<order_class>(i);
        if (count_ + 1 == most_classes) return unwatched;
        classes_[++count_] = {declared, name};
        return static_cast<order_class>(count_);
    }
    [[nodiscard]] const declared_class& operator[](order_class c) const noexcept { return classes_[c]; }

private:
    std::array<declared_class, most_classes> classes_{};
    std::size_t count_ = 0;
};

/// What each lock keeps: where it was declared, and its class once that was asked for.
class order_mark {
public:
    constexpr explicit order_mark(const std::source_location& declared) noexcept : declared_{declared} {}
    [[nodiscard]] order_class number() const noexcept { return class_.load(std::memory_order_relaxed); }
    void learn(declared_classes& classes, const char* name) noexcept {
        if (number() == 0) class_.store(classes.number_of(declared_, name), std::memory_order_relaxed);
    }

private:
    std::source_location declared_;
    std::atomic<order_class> class_{0};
};

}  // namespace pawl::inline PAWL_PORT::lock
