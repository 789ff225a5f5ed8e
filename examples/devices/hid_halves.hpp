// The two halves of a claimed device: reports to the host, and reports from it.
#pragma once

#include "hid.hpp"

namespace devices {

/// Used by one task at a time.
template <usb::registers Registers, std::size_t In, std::size_t Out, std::size_t Queued>
class hid<Registers, In, Out, Queued>::in_half {
public:
    in_half(in_half&& other) noexcept
        : of_{std::exchange(other.of_, nullptr)}, on_their_way_{std::exchange(other.on_their_way_, 0)} {}
    in_half& operator=(in_half) = delete;
    ~in_half() {
        if (of_) of_->taken_.fetch_sub(1, std::memory_order_release);
    }

    /// full: as many as may wait do so already. Wait-free.
    std::expected<void, pawl::errc> try_send(const in_report& report) noexcept {
        if (const auto sent = of_->in_ends_.first.try_send(report); !sent) return std::unexpected(sent.error().why);
        went();
        return {};
    }
    /// co_await: until the report stands in the queue. Refuses with cancelled; then it does not.
    template <std::size_t Bytes>
    pawl::task<std::expected<void, pawl::errc>> send(pawl::static_frame<Bytes>&, in_report report) {
        const auto sent = co_await of_->in_ends_.first.async_send(report);
        if (!sent) co_return std::unexpected(sent.error().why);
        went();
        co_return {};
    }
    /// co_await: until the host has all that was sent. Refuses with cancelled; they go on their way nevertheless.
    template <std::size_t Bytes>
    pawl::task<std::expected<void, pawl::errc>> delivered(pawl::static_frame<Bytes>&) {
        while (on_their_way_ != 0) {
            const auto one = co_await of_->delivered_.async_acquire();
            if (!one) co_return std::unexpected(one.error());
            --on_their_way_;
        }
        co_return {};
    }

private:
    friend class hid;
    explicit in_half(hid& of) noexcept : of_{&of} {}
    void went() noexcept {
        ++on_their_way_;
        of_->look();
    }
    hid* of_;
    std::uint64_t on_their_way_ = 0;
};

/// Used by one task at a time.
template <usb::registers Registers, std::size_t In, std::size_t Out, std::size_t Queued>
class hid<Registers, In, Out, Queued>::out_half {
public:
    out_half(out_half&& other) noexcept : of_{std::exchange(other.of_, nullptr)} {}
    out_half& operator=(out_half) = delete;
    ~out_half() {
        if (of_) of_->taken_.fetch_sub(1, std::memory_order_release);
    }

    /// empty: none is there. Wait-free.
    std::expected<out_report, pawl::errc> try_recv() const noexcept { return took(of_->out_ends_.second.try_recv()); }
    /// co_await: the next report of the host. Refuses with cancelled; nothing is lost. Where as many wait as may, the host is
    /// told to come again.
    template <std::size_t Bytes>
    pawl::task<std::expected<out_report, pawl::errc>> recv(pawl::static_frame<Bytes>&) const {
        const auto got = co_await of_->out_ends_.second.async_recv();
        co_return took(got);
    }

private:
    friend class hid;
    explicit out_half(hid& of) noexcept : of_{&of} {}
    std::expected<out_report, pawl::errc> took(std::expected<out_report, pawl::errc> got) const noexcept {
        if (got) of_->look();  // there is room again
        return got;
    }
    hid* of_;
};

}  // namespace devices
