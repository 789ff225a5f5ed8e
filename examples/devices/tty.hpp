// A terminal as a kernel has it: claimed once, written without masking anything, drained and filled by the interrupt.
#pragma once

#include "tty_output.hpp"
#include "uart.hpp"

#include <pawl/channel/ring.hpp>
#include <pawl/error.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>
#include <utility>

namespace devices {

/// The driver. Registers: a serial line's. Output: overwriting<N> or waiting<N>. Input: how many bytes that came may wait to be
/// read; one that finds no room is lost, and counted. Allocates nothing; outlives what was claimed, and the interrupt.
template <uart::registers Registers, class Output, std::size_t Input = 256>
class tty {
public:
    explicit tty(Registers& uart) noexcept : uart_{uart} {}
    tty(const tty&) = delete;
    tty& operator=(const tty&) = delete;

    class claimed;
    /// The one who may use it. too_many: somebody has it already. Given back when that goes. Wait-free.
    [[nodiscard]] std::expected<claimed, pawl::errc> claim() noexcept {
        if (taken_.exchange(true, std::memory_order_acquire)) return std::unexpected(pawl::errc::too_many);
        listen();
        return claimed{*this};
    }

    /// For the interrupt of the line, and nobody else. Waits for nobody.
    void on_interrupt() noexcept {
        while (uart_.status.read() & uart::received)
            if (!ends_.first.try_send(static_cast<char>(uart_.data.read())))
                overruns_.store(overruns() + 1, std::memory_order_relaxed);
        for (;;) {
            send();
            if (!output_.empty()) return listen();  // comes again when there is room
            // First quiet, then another look: who writes puts bytes first and listens then, so one of the two sees the other.
            uart_.control.write(uart::received);
            if (output_.empty()) return;
        }
    }

    /// Bytes that came while nobody read. From anywhere.
    [[nodiscard]] std::uint32_t overruns() const noexcept { return overruns_.load(std::memory_order_relaxed); }
    /// Bytes that were overwritten so far. From anywhere.
    [[nodiscard]] std::uint32_t lost() const noexcept requires(!Output::waits) { return output_.lost(); }

private:
    void send() noexcept {
        while (uart_.status.read() & uart::room) {
            const auto next = output_.take();
            if (!next) return;
            uart_.data.write(static_cast<unsigned char>(*next));
        }
    }
    // The interrupt comes at once if there is room.
    void listen() noexcept { uart_.control.write(uart::received | uart::room); }

    Registers& uart_;
    Output output_;
    pawl::ring<char, Input> input_;
    std::pair<pawl::ring_producer<char, Input>, pawl::ring_consumer<char, Input>> ends_ = input_.split();
    std::atomic<std::uint32_t> overruns_{0};
    std::atomic<bool> taken_{false};
};

/// Used by one task at a time for writing, and by one for reading.
template <uart::registers Registers, class Output, std::size_t Input>
class tty<Registers, Output, Input>::claimed {
public:
    claimed(claimed&& other) noexcept : of_{std::exchange(other.of_, nullptr)} {}
    claimed& operator=(claimed other) noexcept {
        std::swap(of_, other.of_);
        return *this;
    }
    ~claimed() {
        if (of_) of_->taken_.store(false, std::memory_order_release);
    }

    /// Never waits, and masks nothing: wait-free. Of bytes that find no room the oldest are lost.
    void write(std::string_view bytes) const noexcept requires(!Output::waits) {
        of_->output_.put(bytes);
        of_->listen();
    }

    /// How many bytes found room. Wait-free.
    std::size_t try_write(std::string_view bytes) const noexcept requires(Output::waits) {
        const std::size_t put = of_->output_.try_put(bytes);
        if (put != 0) of_->listen();
        return put;
    }
    /// co_await: until all bytes have found room. How many did: fewer only where the task was told to stop. The bytes outlive it.
    template <std::size_t Bytes>
    pawl::task<std::size_t> write(pawl::static_frame<Bytes>&, std::string_view bytes) const requires(Output::waits) {
        std::size_t put = 0;
        for (;;) {
            put += try_write(bytes.substr(put));
            if (put == bytes.size()) co_return put;
            const auto sent = co_await of_->output_.writer().async_send(bytes[put]);
            if (!sent) co_return put;
            ++put;
            of_->listen();
        }
    }
    /// The same for a thread, which waits. Not from a task.
    void write_and_wait(std::string_view bytes) const noexcept requires(Output::waits) {
        while (!(bytes = bytes.substr(try_write(bytes))).empty()) {
            static_cast<void>(of_->output_.writer().send(bytes.front()));
            bytes.remove_prefix(1);
            of_->listen();
        }
    }

    /// co_await: the next byte, or errc::cancelled. Nothing is lost where the wait is taken back.
    [[nodiscard]] auto async_read() const noexcept { return of_->ends_.second.async_recv(); }
    /// For a thread, which waits.
    [[nodiscard]] std::expected<char, pawl::errc> read() const noexcept { return of_->ends_.second.recv(); }
    /// errc::empty: nothing has come. Wait-free.
    [[nodiscard]] std::expected<char, pawl::errc> try_read() const noexcept { return of_->ends_.second.try_recv(); }

private:
    friend class tty;
    explicit claimed(tty& of) noexcept : of_{&of} {}
    tty* of_;
};

}  // namespace devices
