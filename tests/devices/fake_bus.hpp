// A bus for the tests of a device's driver: the test is the host, and the interrupt is a call.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "examples/devices/usb.hpp"

namespace devices {

struct fake_bus {
    using bytes = std::vector<std::uint8_t>;
    struct readable_one {
        std::function<word()> reads;
        word read() noexcept { return reads(); }
    };
    struct writable_one {
        std::function<void(word)> writes;
        void write(word w) noexcept { writes(w); }
    };
    readable_one status{[this] { return now(); }};
    writable_one control{[this](word w) { wanted = w, interrupts(); }};
    writable_one acknowledge{[this](word w) { happened &= ~w; }};
    writable_one address{[this](word w) { at = w; }};
    readable_one request_low{[this] { return low; }}, request_high{[this] { return high; }};
    writable_one reply_bytes{[this](word w) { append(window, w); }};
    writable_one reply{[this](word w) { answers(w); }};
    writable_one put_bytes{[this](word w) { append(window, w); }};
    writable_one put{[this](word w) { put_report = taken_from(window, w); }};
    readable_one taken_length{[this] { return static_cast<word>(given->size()); }};
    readable_one taken{[this] { return next_of_given(); }};
    writable_one take_next{[this](word) { given.reset(); }};

    // The host's.
    void resets() {
        replied.reset(), put_report.reset(), given.reset();
        happens(usb::was_reset);
    }
    /// The reply; nothing: refused.
    std::optional<bytes> asks(usb::asks what, word value, word length) {
        low = static_cast<word>(what) | value << 16;
        high = length << 16;
        replied.reset();
        happens(usb::request);
        const auto got = replied;
        if (got) happens(usb::reply_taken);
        return got;
    }
    /// The report that was put.
    std::optional<bytes> takes() {
        const auto got = put_report;
        put_report.reset();
        if (got) happens(usb::report_taken);
        return got;
    }
    /// False: not now.
    bool gives(const bytes& report) {
        if (given) return false;
        given = report;
        read_so_far = 0;
        interrupts();
        return true;
    }
    void happens(word event) {
        happened |= event;
        interrupts();
    }
    void configures() {
        resets();
        asks(usb::asks::set_configuration, 1, 0);
    }

    std::function<void()> handler;
    word wanted = 0, happened = 0, at = 99, low = 0, high = 0;
    std::optional<bytes> put_report;
    bool storm = false;

private:
    [[nodiscard]] word now() const {
        return happened | (given ? usb::report_there : 0) | (put_report ? 0 : usb::report_room);
    }
    void interrupts() {
        if (inside || !handler) return;
        inside = true;
        for (int times = 0; wanted & now() && !(storm = times == 1000); ++times) handler();
        inside = false;
    }
    static void append(bytes& to, word w) {
        for (int i = 0; i != 4; ++i) to.push_back(static_cast<std::uint8_t>(w >> 8 * i));
    }
    static bytes taken_from(bytes& window, word length) {
        window.resize(length);
        return std::exchange(window, {});
    }
    void answers(word length) {
        if (!(length & usb::refuse)) replied = taken_from(window, length);
    }
    word next_of_given() {
        word four = 0;
        for (int i = 0; i != 4 && read_so_far != given->size(); ++i) four |= word{(*given)[read_so_far++]} << 8 * i;
        return four;
    }

    bytes window;
    std::optional<bytes> replied, given;
    std::size_t read_so_far = 0;
    bool inside = false;
};
static_assert(usb::registers<fake_bus>);

}  // namespace devices
