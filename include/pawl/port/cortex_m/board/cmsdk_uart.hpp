// The serial line of Arm's system design kit, as its FPGA images have several: "Cortex-M System Design Kit", APB UART. It keeps one
// byte in each direction, and tells by two interrupts.
#pragma once

#include <pawl/port/cortex_m/core.hpp>

#include <cstdint>

namespace pawl::inline on_cortex_m::port::board {

/// `data`, `status` and `control` as drivers have them: bit 0 says that a byte has come, bit 1 that there is room for one more. The
/// same bits in control: the interrupt comes as long as it is so.
template <std::uintptr_t Base, unsigned ReceiveIrq, unsigned TransmitIrq>
class cmsdk_uart {
    static constexpr std::uintptr_t state = Base + 0x4, settings = Base + 0x8, happened = Base + 0xc, divider = Base + 0x10;
    static constexpr std::uint32_t both_ways = 3, received = 1, room = 2;
    [[nodiscard]] static std::uint32_t what_is_so() noexcept {
        const std::uint32_t full = core::at(state);
        return (full & 2 ? received : 0) | (full & 1 ? 0 : room);
    }

public:
    /// Before anything else.
    void begin() const noexcept {
        core::at(divider) = 16;  // the fastest; who has a cable divides by more
        core::at(settings) = both_ways;
    }
    /// Waits for room, with or without interrupts: for who is about to end the program.
    void put(char byte) const noexcept {
        while (!(what_is_so() & room)) {
        }
        core::at(Base) = static_cast<unsigned char>(byte);
    }

    struct {
        [[nodiscard]] std::uint32_t read() const noexcept { return core::at(Base); }
        void write(std::uint32_t byte) const noexcept { core::at(Base) = byte; }
    } data;
    struct {
        [[nodiscard]] std::uint32_t read() const noexcept { return what_is_so(); }
    } status;
    struct {
        /// The hardware tells of a change once. Told anew are those that are so already: pended as if they had just changed.
        void write(std::uint32_t wanted) const noexcept {
            core::at(settings) = both_ways | (wanted & room ? 4u : 0u) | (wanted & received ? 8u : 0u);
            core::at(happened) = 3;
            const std::uint32_t now = wanted & what_is_so();
            if (now & received) core::nvic::pend(ReceiveIrq);
            if (now & room) core::nvic::pend(TransmitIrq);
        }
    } control;
};

}  // namespace pawl::inline on_cortex_m::port::board
