// A device that tells a host of keys, and is told of lights: reports in both directions, moved by the interrupt.
#pragma once

#include "usb.hpp"

#include <pawl/channel/ring.hpp>
#include <pawl/error.hpp>
#include <pawl/lock/semaphore.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <utility>

namespace devices {

/// What the device tells of itself when it is asked.
struct descriptors {
    std::span<const std::uint8_t> device, configuration, report;
};

/// The driver. In and Out: the bytes of a report to the host, and of one from it; a report of another size does not compile,
/// or, where it comes from the host, is counted and dropped. Queued: how many reports may wait in each direction. Allocates nothing;
/// outlives what was claimed, and the interrupt.
template <usb::registers Registers, std::size_t In, std::size_t Out, std::size_t Queued = 8>
class hid {
    static_assert(In >= 1 && In <= usb::most_bytes && Out >= 1 && Out <= usb::most_bytes,
                  "a report has 1 to 64 bytes: it goes through in one transaction");

public:
    using in_report = std::array<std::uint8_t, In>;
    using out_report = std::array<std::uint8_t, Out>;

    hid(Registers& bus, const descriptors& told) noexcept : bus_{bus}, told_{told} {}
    hid(const hid&) = delete;
    hid& operator=(const hid&) = delete;

    class in_half;
    class out_half;
    /// The two halves, for one task each. too_many: somebody has one of them already. Wait-free.
    [[nodiscard]] std::expected<std::pair<in_half, out_half>, pawl::errc> claim() noexcept {
        int none = 0;
        if (!taken_.compare_exchange_strong(none, 2, std::memory_order_acquire))
            return std::unexpected(pawl::errc::too_many);
        look();
        return std::pair{in_half{*this}, out_half{*this}};
    }

    /// For the interrupt of the bus, and nobody else; or for one task that the interrupt wakes (quiet). Waits for nobody.
    void on_interrupt() noexcept;
    /// The interrupt does not come until on_interrupt() has run. For an interrupt that leaves the rest to a task.
    void quiet() noexcept { bus_.control.write(0); }

    /// From anywhere:
    [[nodiscard]] std::uint32_t resets() const noexcept { return resets_.load(std::memory_order_relaxed); }
    /// Reports of another size than Out.
    [[nodiscard]] std::uint32_t malformed() const noexcept { return malformed_.load(std::memory_order_relaxed); }
    /// A permit each time that the host has configured the device, was lost, or began anew.
    [[nodiscard]] pawl::semaphore& changes() noexcept { return changes_; }
    enum class state : std::uint8_t { no_host, unconfigured, configured };
    [[nodiscard]] state now() const noexcept { return now_.load(std::memory_order_acquire); }

private:
    void become(state next) noexcept {
        if (now_.exchange(next, std::memory_order_acq_rel) != next) changes_.release();
    }
    void begin_anew(state next) noexcept {
        bus_.address.write(0);
        address_ = 0;
        on_its_way_ = false;  // the report stays in the queue: it goes once more
        become(next);
    }
    void answer(const usb::request_words& asked) noexcept;
    void reply(std::span<const std::uint8_t> bytes, word asked) noexcept;
    void take_report() noexcept;
    void give_report() noexcept;
    /// By tasks: something was put into a queue, or taken from one. The interrupt comes, at once or when the host has the last report.
    void look() noexcept { bus_.control.write(usb::events | usb::report_there | usb::report_room); }

    Registers& bus_;
    descriptors told_;
    pawl::ring<in_report, Queued> in_;
    std::pair<pawl::ring_producer<in_report, Queued>, pawl::ring_consumer<in_report, Queued>> in_ends_ = in_.split();
    pawl::ring<out_report, Queued> out_;
    std::pair<pawl::ring_producer<out_report, Queued>, pawl::ring_consumer<out_report, Queued>> out_ends_ =
        out_.split();
    pawl::semaphore delivered_{0, "delivered"}, changes_{0, "changes"};
    // The interrupt's.
    word address_ = 0;  // from when the host has the reply
    bool on_its_way_ = false;

    std::atomic<state> now_{state::no_host};
    std::atomic<std::uint32_t> resets_{0}, malformed_{0};
    std::atomic<int> taken_{0};
};

}  // namespace devices

#include "hid_halves.hpp"
#include "hid_interrupt.hpp"
