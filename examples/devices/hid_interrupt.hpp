// What the device's interrupt does: answers the host, takes its reports, gives it the next one.
#pragma once

#include "hid.hpp"

namespace devices {

namespace detail {
inline word four_bytes(std::span<const std::uint8_t> from) noexcept {
    word four = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(4, from.size()); ++i) four |= word{from[i]} << 8 * i;
    return four;
}
void put_bytes(auto& to, std::span<const std::uint8_t> bytes) noexcept {
    for (; !bytes.empty(); bytes = bytes.subspan(std::min<std::size_t>(4, bytes.size()))) to.write(four_bytes(bytes));
}
}  // namespace detail

template <usb::registers Registers, std::size_t In, std::size_t Out, std::size_t Queued>
void hid<Registers, In, Out, Queued>::on_interrupt() noexcept {
    // First what may interrupt again, then the looks: a task that puts a report meanwhile, or makes room for one, looks after that.
    const bool room = out_ends_.first.size() != Queued;
    bus_.control.write(room ? usb::events | usb::report_there : usb::events);
    const word status = bus_.status.read();
    bus_.acknowledge.write(status & usb::events);
    // Before a reset: it was delivered, and does not go again.
    if (status & usb::report_taken) {
        static_cast<void>(in_ends_.second.release(1));
        on_its_way_ = false;
        delivered_.release();
    }
    if (status & usb::host_gone) begin_anew(state::no_host);
    if (status & usb::was_reset) {
        resets_.store(resets() + 1, std::memory_order_relaxed);
        begin_anew(state::unconfigured);
    }
    if (status & usb::reply_taken && address_ != 0) bus_.address.write(std::exchange(address_, 0));
    if (status & usb::request) answer({bus_.request_low.read(), bus_.request_high.read()});
    if (status & usb::report_there && room) take_report();
    give_report();
}

template <usb::registers Registers, std::size_t In, std::size_t Out, std::size_t Queued>
void hid<Registers, In, Out, Queued>::answer(const usb::request_words& asked) noexcept {
    static constexpr std::array<std::uint8_t, 2> bus_powered{0, 0};
    switch (asked.what()) {
        case usb::asks::get_status: return reply(bus_powered, asked.length());
        case usb::asks::set_address: address_ = asked.value() & 127; return reply({}, 0);
        case usb::asks::set_idle: return reply({}, 0);
        case usb::asks::set_configuration:
            if (asked.value() > 1) break;
            become(asked.value() == 1 ? state::configured : state::unconfigured);
            return reply({}, 0);
        case usb::asks::get_descriptor:
            if (asked.value() >> 8 == usb::device) return reply(told_.device, asked.length());
            if (asked.value() >> 8 == usb::configuration) return reply(told_.configuration, asked.length());
            break;
        case usb::asks::get_report_descriptor:
            if (asked.value() >> 8 == usb::report) return reply(told_.report, asked.length());
            break;
    }
    bus_.reply.write(usb::refuse);
}

template <usb::registers Registers, std::size_t In, std::size_t Out, std::size_t Queued>
void hid<Registers, In, Out, Queued>::reply(std::span<const std::uint8_t> bytes, word asked) noexcept {
    const auto some = bytes.first(std::min<std::size_t>({bytes.size(), asked, usb::most_bytes}));
    detail::put_bytes(bus_.reply_bytes, some);
    bus_.reply.write(static_cast<word>(some.size()));
}

template <usb::registers Registers, std::size_t In, std::size_t Out, std::size_t Queued>
void hid<Registers, In, Out, Queued>::take_report() noexcept {
    out_report report{};
    const bool fits = bus_.taken_length.read() == Out;
    for (std::size_t at = 0; fits && at < Out; at += 4) {
        const word four = bus_.taken.read();
        for (std::size_t i = 0; i < std::min<std::size_t>(4, Out - at); ++i)
            report[at + i] = static_cast<std::uint8_t>(four >> 8 * i);
    }
    if (fits)
        static_cast<void>(out_ends_.first.try_send(report));  // there is room: only this fills it
    else
        malformed_.store(malformed() + 1, std::memory_order_relaxed);
    bus_.take_next.write(1);
}

template <usb::registers Registers, std::size_t In, std::size_t Out, std::size_t Queued>
void hid<Registers, In, Out, Queued>::give_report() noexcept {
    if (on_its_way_ || now() != state::configured) return;
    const auto next = in_ends_.second.peek(1);
    if (next.empty()) return;
    // It stays in the queue until the host has it.
    on_its_way_ = true;
    detail::put_bytes(bus_.put_bytes, next.front());
    bus_.put.write(static_cast<word>(In));
}

}  // namespace devices
