// A serial line's registers before a pseudo-terminal: what its hardware would do, in two threads.
#pragma once

#include "../uart.hpp"
#include "pty.hpp"

#include <pawl/channel/ring.hpp>
#include <pawl/task/interrupt.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <optional>
#include <span>
#include <thread>
#include <utility>

namespace devices::simulated {

/// 16 bytes wait in each direction, as in the usual part. The registers are for the thread that takes Irq; `control` for all.
/// What comes from the terminal waits there until the 16 are read.
template <auto Irq>
class pty_uart {
    static constexpr std::size_t depth = 16;
    using ring = pawl::ring<char, depth>;
    using ends = std::pair<pawl::ring_producer<char, depth>, pawl::ring_consumer<char, depth>>;
    struct a_register {
        pty_uart& of;
    };

public:
    explicit pty_uart(pty& line) : line_{line} {}
    pty_uart(const pty_uart&) = delete;
    pty_uart& operator=(const pty_uart&) = delete;
    ~pty_uart() { power_off(); }

    struct data_register : a_register {
        [[nodiscard]] word read() const noexcept {
            const auto byte = this->of.in_ends_.second.try_recv();
            return byte ? static_cast<unsigned char>(*byte) : 0;
        }
        void write(word byte) noexcept {
            static_cast<void>(this->of.out_ends_.first.try_send(static_cast<char>(byte)));
        }
    };
    struct status_register : a_register {
        [[nodiscard]] word read() const noexcept { return this->of.status_now(); }
    };
    struct control_register : a_register {
        void write(word wanted) noexcept {
            // acq_rel: against the threads below, which change a ring and look then; one of the two sees the other.
            this->of.wanted_.exchange(wanted, std::memory_order_acq_rel);
            if (wanted & this->of.status_now()) pawl::raise<Irq>();
        }
    };
    data_register data{{*this}};
    status_register status{{*this}};
    control_register control{{*this}};

    /// From here on bytes move. When somebody takes Irq.
    void power_on() {
        sends_ = std::thread{[this] { sends(); }};
        receives_ = std::thread{[this] { receives(); }};
    }
    /// Before nobody takes Irq any more.
    void power_off() noexcept {
        if (!sends_.joinable()) return;
        power_.off();
        out_ends_.first.close();
        in_ends_.second.close();
        sends_.join();
        receives_.join();
    }

private:
    [[nodiscard]] word status_now() const noexcept {
        return (in_ends_.second.size() != 0 ? uart::received : 0) | (out_ends_.first.size() != depth ? uart::room : 0);
    }
    void tell(word what) noexcept {
        if (wanted_.fetch_or(0, std::memory_order_acq_rel) & what) pawl::raise<Irq>();
    }
    void sends() noexcept {
        while (const auto first = out_ends_.second.recv()) {
            std::array<char, depth> some{*first};
            std::size_t count = 1;
            for (; count != depth; ++count) {
                const auto next = out_ends_.second.try_recv();
                if (!next) break;
                some[count] = *next;
            }
            tell(uart::room);
            if (!line_.write(std::span{some}.first(count), power_)) return;
        }
    }
    void receives() noexcept {
        std::array<char, depth> some;
        for (;;) {
            const auto got = line_.read(some, power_);
            if (got.empty()) return;
            for (const char byte : got) {
                // Told before it waits, too: only the interrupt makes room.
                if (in_ends_.first.try_send(byte)) continue;
                tell(uart::received);
                if (!in_ends_.first.send(byte)) return;
            }
            tell(uart::received);
        }
    }

    pty& line_;
    off_switch power_;
    std::atomic<word> wanted_{0};
    ring out_, in_;
    ends out_ends_ = out_.split(), in_ends_ = in_.split();
    std::thread sends_, receives_;
};

}  // namespace devices::simulated
