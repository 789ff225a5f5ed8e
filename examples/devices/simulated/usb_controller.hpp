// The device's end of the simulated bus: registers before a socket. What its hardware would do, in one thread.
#pragma once

#include "../usb.hpp"
#include "bus.hpp"
#include "byte_window.hpp"
#include "listens.hpp"

#include <pawl/lock/event.hpp>
#include <pawl/task/interrupt.hpp>

#include <array>
#include <atomic>
#include <cstdint>
#include <thread>

namespace devices::simulated {

/// The registers are for the thread that takes Irq; `control` for all. An interrupt takes no time on this bus: the next
/// transaction comes when there is no reason for one any more, that is when the handler was there, or has put it off.
template <auto Irq>
class usb_controller {
    struct a_register {
        usb_controller& of;
    };
    static constexpr word armed = word{1} << 30, pending = word{1} << 29;

public:
    explicit usb_controller(listens& hosts) : hosts_{hosts} {}
    usb_controller(const usb_controller&) = delete;
    usb_controller& operator=(const usb_controller&) = delete;
    ~usb_controller() { power_off(); }

    struct status_register : a_register {
        [[nodiscard]] word read() const noexcept { return this->of.status_now(); }
    };
    struct control_register : a_register {
        void write(word wanted) noexcept { this->of.wanted_.exchange(wanted), this->of.look(); }
    };
    struct acknowledge_register : a_register {
        void write(word events) noexcept {
            if (events & usb::request) this->of.reply_.fetch_and(~pending);
            this->of.events_.fetch_and(~events), this->of.look();
        }
    };
    struct address_register : a_register {
        void write(word to) noexcept { this->of.address_ = static_cast<std::uint8_t>(to); }
    };
    struct request_register : a_register {
        std::size_t half;
        [[nodiscard]] word read() const noexcept { return this->of.request_[half]; }
    };
    struct reply_register : a_register {
        void write(word length) noexcept {
            this->of.reply_bytes.begin();
            // To a request that another one has followed: too late.
            word none = 0;
            this->of.reply_.compare_exchange_strong(none, armed | length);
        }
    };
    struct put_register : a_register {
        void write(word length) noexcept {
            this->of.put_bytes.begin();
            this->of.put_.store(armed | length), this->of.look();
        }
    };
    struct taken_length_register : a_register {
        [[nodiscard]] word read() const noexcept { return this->of.taken_.load() & ~armed; }
    };
    struct take_next_register : a_register {
        void write(word) noexcept {
            this->of.taken.begin();
            this->of.taken_.store(0), this->of.look();
        }
    };
    status_register status{{*this}};
    control_register control{{*this}};
    acknowledge_register acknowledge{{*this}};
    address_register address{{*this}};
    request_register request_low{{*this}, 0}, request_high{{*this}, 1};
    byte_window reply_bytes, put_bytes, taken;
    reply_register reply{{*this}};
    put_register put{{*this}};
    taken_length_register taken_length{{*this}};
    take_next_register take_next{{*this}};

    /// From here on hosts may come. When somebody takes Irq.
    void power_on() {
        thread_ = std::thread{[this] { runs(); }};
    }
    /// Before nobody takes Irq any more.
    void power_off() noexcept {
        if (!thread_.joinable()) return;
        is_off_.store(true);
        power_.off();
        low_.set();
        thread_.join();
    }
    /// What came over the bus so far. From anywhere.
    [[nodiscard]] std::uint32_t resets() const noexcept { return resets_; }
    [[nodiscard]] std::uint32_t polls() const noexcept { return polls_; }
    /// Transactions that nobody could make anything of.
    [[nodiscard]] std::uint32_t garbage() const noexcept { return garbage_; }

private:
    [[nodiscard]] word status_now() const noexcept {
        return events_.load() | (taken_.load() ? usb::report_there : 0) | (put_.load() ? 0 : usb::report_room);
    }
    [[nodiscard]] bool is_high() const noexcept { return wanted_.load() & status_now(); }
    // By the driver: what it wrote may be a reason for an interrupt, or take the last one away.
    void look() noexcept {
        if (is_high())
            pawl::raise<Irq>();
        else
            low_.set();
    }
    void happens(word what) noexcept {
        events_.fetch_or(what);
        settle();
    }
    void settle() noexcept {
        if (is_high()) pawl::raise<Irq>();
        while (!is_off_.load()) {
            low_.reset();
            if (!is_high() || is_off_.load()) return;
            low_.wait();
        }
    }

    void runs() noexcept {
        while (const descriptor host = hosts_.next(power_)) {
            while (power_.waits_for(host.number(), POLLIN)) {
                const auto got = bus::receive(host.number());
                if (!got || !takes(host.number(), *got)) break;
            }
            abandon();
            happens(usb::host_gone);
        }
    }
    void abandon() noexcept {
        reply_ = put_ = taken_ = 0;
        taken.begin();
        address_ = 0;
        events_.fetch_and(~(usb::request | usb::reply_taken));
    }
    // False: the host is gone.
    bool takes(int host, const bus::packet& p) noexcept {
        const auto says = [&](bus::kind k) { return bus::send(host, {k, p.address, p.endpoint}); };
        if (p.kind == bus::kind::reset) {
            ++resets_;
            abandon();
            happens(usb::was_reset);
            return true;
        }
        const bool known = (p.kind == bus::kind::setup && p.endpoint == 0 && p.length == 8) ||
                           ((p.kind == bus::kind::in || p.kind == bus::kind::out) && p.endpoint <= 1);
        if (!known) ++garbage_;
        if (!known || p.address != address_) return says(bus::kind::silence);
        if (p.kind == bus::kind::setup) return requested(p) && says(bus::kind::ack);
        if (p.kind == bus::kind::in) return gives(host, p);
        if (p.endpoint == 0) return says(bus::kind::ack);  // the end of a request whose answer the host has
        if (taken_.load() != 0 || (events_.load() & usb::was_reset)) return says(bus::kind::nak);
        taken.fill(p.content());
        taken_.store(armed | static_cast<word>(p.length));
        settle();
        return says(bus::kind::ack);
    }
    bool requested(const bus::packet& p) noexcept {
        reply_.store(pending);
        for (std::size_t half = 0; half != 2; ++half) {
            word four = 0;
            for (std::size_t i = 0; i != 4; ++i) four |= word{p.bytes[4 * half + i]} << 8 * i;
            request_[half] = four;
        }
        happens(usb::request);
        return true;
    }
    bool gives(int host, const bus::packet& p) noexcept {
        ++polls_;
        std::atomic<word>& what = p.endpoint == 0 ? reply_ : put_;
        const word now = what.load();
        bus::packet answer{bus::kind::nak, p.address, p.endpoint};
        if (now & usb::refuse)
            answer.kind = bus::kind::stall;
        else if (now & armed) {
            answer.kind = bus::kind::data;
            answer.length = std::min<std::size_t>(now & 0xff, bus::most_bytes);
            (p.endpoint == 0 ? reply_bytes : put_bytes).copy(answer.bytes);
        }
        if (!bus::send(host, answer)) return false;
        if (answer.kind != bus::kind::data) return true;
        // Until the host says that it has it, it does not.
        if (!power_.waits_for(host, POLLIN)) return false;
        const auto said = bus::receive(host);
        if (!said) return false;
        if (said->kind != bus::kind::ack) return takes(host, *said);
        what.store(0);
        happens(p.endpoint == 0 ? usb::reply_taken : usb::report_taken);
        return true;
    }

    listens& hosts_;
    off_switch power_;
    std::atomic<bool> is_off_{false};
    std::atomic<word> wanted_{0}, events_{0}, reply_{0}, put_{0}, taken_{0};
    std::array<std::atomic<word>, 2> request_{};
    std::atomic<std::uint8_t> address_{0};
    std::atomic<std::uint32_t> resets_{0}, polls_{0}, garbage_{0};
    pawl::event low_{"no interrupt is due"};
    std::thread thread_;
};

}  // namespace devices::simulated
