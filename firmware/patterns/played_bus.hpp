// The device's end of a bus whose host is played: it asks what the device is, polls it each millisecond, and begins anew with one that
// does not answer within five polls, as hosts do. Registers as drivers have them (examples/devices/usb.hpp).
#pragma once

#include <pawl/port/cortex_m/core.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include "../counting/marks.hpp"
#include "devices/usb.hpp"

namespace outside {

/// Asked, Answered: the marks of a request, and of the device's answer.
template <unsigned Asked, unsigned Answered>
class played_bus {
    using word = devices::word;
    using asks = devices::usb::asks;
    struct readable_one {
        word (*reads)(played_bus&);
        played_bus& of;
        word read() const noexcept { return reads(of); }
    };
    struct writable_one {
        void (*writes)(played_bus&, word);
        played_bus& of;
        void write(word content) const noexcept { writes(of, content); }
    };

public:
    constexpr explicit played_bus(unsigned irq) noexcept : irq_{irq} {}
    played_bus(const played_bus&) = delete;
    played_bus& operator=(const played_bus&) = delete;

    readable_one status{[](played_bus& b) { return b.what_is_so(); }, *this};
    writable_one control{[](played_bus& b, word wanted) { b.wanted_ = wanted, b.interrupts(); }, *this};
    writable_one acknowledge{[](played_bus& b, word which) { b.happened_ = b.happened_ & ~which; }, *this};
    writable_one address{[](played_bus&, word) {}, *this};
    readable_one request_low{[](played_bus& b) { return b.low_; }, *this};
    readable_one request_high{[](played_bus& b) { return b.high_; }, *this};
    writable_one reply_bytes{[](played_bus&, word) {}, *this};
    writable_one reply{[](played_bus& b, word) {
                           mark<Answered>();
                           b.replied_ = true;
                       },
                       *this};
    writable_one put_bytes{[](played_bus& b, word four) {
                               if (!b.half_) b.report_ = four;
                               b.half_ = !b.half_;
                           },
                           *this};
    writable_one put{[](played_bus& b, word) { b.put_ = true; }, *this};
    readable_one taken_length{[](played_bus&) { return word{1}; }, *this};
    readable_one taken{[](played_bus& b) { return b.lights_; }, *this};
    writable_one take_next{[](played_bus& b, word) { b.gives_ = false; }, *this};

    /// By the world: another poll of the host.
    void turn() noexcept {
        if (step_ == 0) return begins_anew();
        if (waits_) {
            if (replied_) {
                waits_ = false;
                replied_ = false;
                happened_ = happened_ | devices::usb::reply_taken;
                ++step_;
            } else if (++unanswered_ == patience) {
                ++gave_up_;
                return begins_anew();
            }
            return interrupts();
        }
        if (step_ <= requests.size()) return ask(requests[step_ - 1]);
        if (++polls_ % 8 == 0) return ask(asks::get_status, 0, 2);  // is it alive?
        if (put_) takes_report();
        interrupts();
    }

    [[nodiscard]] unsigned gave_up() const noexcept { return gave_up_; }
    [[nodiscard]] unsigned keys() const noexcept { return keys_; }
    /// Of the usages of all keys.
    [[nodiscard]] std::uint32_t sum() const noexcept { return sum_; }

private:
    static constexpr unsigned patience = 5;
    struct request {
        asks what;
        word value, length;
    };
    static constexpr std::array<request, 5> requests{{
        {asks::get_descriptor, devices::usb::device << 8, 18},
        {asks::set_address, 5, 0},
        {asks::get_descriptor, devices::usb::configuration << 8, 64},
        {asks::get_report_descriptor, devices::usb::report << 8, 64},
        {asks::set_configuration, 1, 0},
    }};

    [[nodiscard]] word what_is_so() const noexcept {
        return happened_ | (gives_ ? devices::usb::report_there : 0) | (put_ ? 0 : devices::usb::report_room);
    }
    void interrupts() const noexcept {
        if (wanted_ & what_is_so()) pawl::port::core::nvic::pend(irq_);
    }
    void ask(const request& r) noexcept { ask(r.what, r.value, r.length); }
    void ask(asks what, word value, word length) noexcept {
        low_ = static_cast<word>(what) | value << 16;
        high_ = length << 16;
        waits_ = true;
        replied_ = false;
        unanswered_ = 0;
        happened_ = happened_ | devices::usb::request;
        mark<Asked>();
        interrupts();
    }
    void begins_anew() noexcept {
        step_ = 1;
        for (volatile bool* each : {&waits_, &put_, &replied_, &gives_, &half_}) *each = false;
        happened_ = (happened_ & ~devices::usb::request) | devices::usb::was_reset;
        interrupts();
    }
    // A key that is pressed: its usage. Every fourth makes the host change the lights.
    void takes_report() noexcept {
        put_ = false;
        happened_ = happened_ | devices::usb::report_taken;
        if (const word usage = report_ >> 16 & 0xff) {
            sum_ = sum_ * 31 + usage;
            if (++keys_ % 4 == 0 && !gives_) {
                lights_ ^= 2;
                gives_ = true;
            }
        }
    }

    unsigned irq_;
    volatile word wanted_ = 0, happened_ = 0, low_ = 0, high_ = 0, report_ = 0, lights_ = 0;
    volatile bool waits_ = false, replied_ = false, put_ = false, gives_ = false, half_ = false;
    std::size_t step_ = 0;
    unsigned unanswered_ = 0, gave_up_ = 0, polls_ = 0, keys_ = 0;
    std::uint32_t sum_ = 0;
};

}  // namespace outside
