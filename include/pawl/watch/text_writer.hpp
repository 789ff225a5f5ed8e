// Text that is written as it comes about, without memory beyond a buffer: for reports in a program whose heap may be in use
// by a task that will never go on.
#pragma once

#include <pawl/port/watching.hpp>

#include <array>
#include <charconv>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pawl::inline PAWL_PORT::watch {

/// Of the platform's files.
inline constexpr int standard_error = 2;

class text_writer {
public:
    /// To a file of the platform's; written as the buffer fills, and when this goes.
    explicit text_writer(int file) noexcept : file_{file} {}
    explicit text_writer(std::string& text) noexcept
        : to_{&text}, append_{[](void* to, std::string_view part) { static_cast<std::string*>(to)->append(part); }} {}
    text_writer(const text_writer&) = delete;
    text_writer& operator=(const text_writer&) = delete;
    ~text_writer() { flush(); }

    text_writer& operator<<(std::string_view text) {
        if (append_) {
            append_(to_, text);
            return *this;
        }
        while (!text.empty()) {
            if (used_ == buffer_.size()) flush();
            const std::size_t part = text.copy(buffer_.data() + used_, buffer_.size() - used_);
            used_ += part;
            text.remove_prefix(part);
        }
        return *this;
    }
    text_writer& operator<<(const char* text) { return *this << std::string_view{text ? text : ""}; }
    text_writer& operator<<(char one) { return *this << std::string_view{&one, 1}; }
    template <std::integral Number>
    requires(!std::same_as<Number, char> && !std::same_as<Number, bool>) text_writer& operator<<(Number number) {
        char digits[24];
        return *this << std::string_view{digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
    }
    text_writer& operator<<(const void* address) {
        char digits[24];
        const auto value = reinterpret_cast<std::uintptr_t>(address);
        return *this << "0x" << std::string_view{digits, std::to_chars(digits, digits + sizeof digits, value, 16).ptr};
    }
    /// As a person reads it: three digits or more, no fractions.
    text_writer& operator<<(port::clock::duration length) {
        using namespace std::chrono;
        if (length < milliseconds{10}) return *this << duration_cast<microseconds>(length).count() << " us";
        if (length < seconds{10}) return *this << duration_cast<milliseconds>(length).count() << " ms";
        return *this << duration_cast<seconds>(length).count() << " s";
    }
    /// Blanks, for columns.
    text_writer& blanks(std::size_t count) {
        for (; count != 0; --count) *this << ' ';
        return *this;
    }

    void flush() noexcept {
        if (!append_) port::write_out(file_, {buffer_.data(), used_});
        used_ = 0;
    }

private:
    void* to_ = nullptr;
    // A function and not the text itself: a program that never asks for one is not linked with what allocates.
    void (*append_)(void*, std::string_view) = nullptr;
    int file_ = -1;
    std::size_t used_ = 0;
    std::array<char, port::text_buffer> buffer_;
};

}  // namespace pawl::inline PAWL_PORT::watch
