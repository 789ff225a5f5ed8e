// The serial line of Nordic's nRF51: "nRF51 Series Reference Manual", UART. Six bytes that came, one that goes, one interrupt.
#pragma once

#include <pawl/port/cortex_m/core.hpp>

#include <cstdint>

namespace pawl::inline on_cortex_m::port::board {

/// `data`, `status` and `control` as drivers have them: bit 0 says that a byte has come, bit 1 that there is room for one more. The
/// same bits in control: the interrupt comes as long as it is so.
template <std::uintptr_t Base, unsigned Irq, unsigned TransmitPin, unsigned ReceivePin>
class nrf51_uart {
    static constexpr std::uintptr_t start_receiving = Base + 0x0, start_sending = Base + 0x8, has_come = Base + 0x108,
                                    has_gone = Base + 0x11c, interrupt_on = Base + 0x304, interrupt_off = Base + 0x308,
                                    enabled = Base + 0x500, pin_out = Base + 0x50c, pin_in = Base + 0x514, came = Base + 0x518,
                                    goes = Base + 0x51c, speed = Base + 0x524;
    static constexpr std::uint32_t received = 1, room = 2, come_bit = 1u << 2, gone_bit = 1u << 7;
    [[nodiscard]] std::uint32_t what_is_so() const noexcept {
        // Nothing has gone before the first byte; afterwards the hardware says it.
        return (core::at(has_come) ? received : 0) | (!has_sent_ || core::at(has_gone) ? room : 0);
    }

public:
    constexpr nrf51_uart() noexcept = default;
    nrf51_uart(const nrf51_uart&) = delete;
    nrf51_uart& operator=(const nrf51_uart&) = delete;

    /// Before anything else.
    void begin() const noexcept {
        core::at(pin_out) = TransmitPin;
        core::at(pin_in) = ReceivePin;
        core::at(speed) = 0x01d7'e000;  // 115200 a second
        core::at(enabled) = 4;
        core::at(start_receiving) = 1;
        core::at(start_sending) = 1;
    }
    /// Waits for room, with or without interrupts: for who is about to end the program.
    void put(char byte) noexcept {
        while (!(what_is_so() & room)) {
        }
        data.write(static_cast<unsigned char>(byte));
    }

    struct {
        nrf51_uart& of;
        [[nodiscard]] std::uint32_t read() const noexcept {
            core::at(has_come) = 0;  // first: it comes again where another byte waits
            return core::at(came);
        }
        void write(std::uint32_t byte) const noexcept {
            core::at(has_gone) = 0;
            of.has_sent_ = true;
            core::at(goes) = byte;
        }
    } data{*this};
    struct {
        nrf51_uart& of;
        [[nodiscard]] std::uint32_t read() const noexcept { return of.what_is_so(); }
    } status{*this};
    struct {
        nrf51_uart& of;
        /// What is so already and has no event, room before the first byte, is pended as if it had one.
        void write(std::uint32_t wanted) const noexcept {
            const std::uint32_t on = (wanted & received ? come_bit : 0) | (wanted & room ? gone_bit : 0);
            core::at(interrupt_off) = ~on;
            core::at(interrupt_on) = on;
            if (wanted & of.what_is_so()) core::nvic::pend(Irq);
        }
    } control{*this};

private:
    bool has_sent_ = false;  // never back to false: a task that looks at it and an interrupt on top agree
};

}  // namespace pawl::inline on_cortex_m::port::board
