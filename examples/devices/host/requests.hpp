// Requests to a device, and how long they may take.
#pragma once

#include "../usb.hpp"
#include "link.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace host {

/// So many polls brought no answer.
struct no_answer {
    std::string to;
};
struct refused {
    std::string what;
};
using bytes = std::vector<std::uint8_t>;

/// The device at one address.
class requests {
public:
    /// patience: polls without an answer, one each pace.
    requests(link& over, std::chrono::microseconds pace, unsigned patience)
        : over_{over}, pace_{pace}, patience_{patience} {}

    /// The bus is reset: the device has address 0 again.
    void reset() {
        over_.tell({bus::kind::reset});
        address_ = 0;
    }
    /// What the device tells of itself. Throws no_answer, refused, nobody_there.
    bytes descriptor(std::string name, devices::usb::asks what, std::uint8_t kind, std::uint16_t length) {
        return request(std::move(name),
                       {static_cast<std::uint16_t>(what), static_cast<std::uint16_t>(kind << 8), 0, length});
    }
    void orders(std::string name, devices::usb::asks what, std::uint16_t value) {
        request(std::move(name), {static_cast<std::uint16_t>(what), value, 0, 0});
        if (what == devices::usb::asks::set_address) address_ = static_cast<std::uint8_t>(value);
    }
    bytes status() {
        return request("get_status", {static_cast<std::uint16_t>(devices::usb::asks::get_status), 0, 0, 2});
    }

    /// One poll for a report. Nothing: there is none.
    [[nodiscard]] bus::packet poll() { return over_.ask({bus::kind::in, address_, 1}); }
    void has_it() { over_.tell({bus::kind::ack, address_, 1}); }
    /// Throws no_answer.
    void give(std::string name, std::span<const std::uint8_t> report) {
        patiently(name, {bus::kind::out, address_, 1, report});
    }
    void wait() const {
        if (pace_.count() != 0) std::this_thread::sleep_for(pace_);
    }

private:
    struct words {
        std::uint16_t what, value, index, length;
    };
    bytes request(std::string name, words w) {
        std::array<std::uint8_t, 8> raw;
        const std::uint16_t all[] = {w.what, w.value, w.index, w.length};
        for (std::size_t i = 0; i != 8; ++i) raw[i] = static_cast<std::uint8_t>(all[i / 2] >> 8 * (i % 2));
        patiently(name, {bus::kind::setup, address_, 0, raw});
        const bus::packet answer = patiently(name, {bus::kind::in, address_, 0});
        over_.tell({bus::kind::ack, address_, 0});
        if (w.length != 0) patiently(name, {bus::kind::out, address_, 0});
        return {answer.content().begin(), answer.content().end()};
    }
    bus::packet patiently(const std::string& name, const bus::packet& p) {
        for (unsigned polls = 0; polls != patience_; ++polls) {
            const bus::packet answer = over_.ask(p);
            if (answer.kind == bus::kind::stall) throw refused{name};
            if (answer.kind == bus::kind::ack || answer.kind == bus::kind::data) return answer;
            wait();
        }
        throw no_answer{name};
    }

    link& over_;
    std::chrono::microseconds pace_;
    unsigned patience_;
    std::uint8_t address_ = 0;
};

}  // namespace host
