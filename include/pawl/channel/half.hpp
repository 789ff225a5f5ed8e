// What a sender and a receiver have in common: the reference to the channel, its name, its state.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/told.hpp>
#include <pawl/error.hpp>

#include <cstddef>
#include <utility>

namespace pawl::inline PAWL_PORT {
template <class Core>
class sender;
template <class Core>
class receiver;
template <class Core>
class weak_sender;
}  // namespace pawl::inline PAWL_PORT

namespace pawl::inline PAWL_PORT::channel {

/// A reference to a channel's core, counted; not yet a side of it. A refused or moved-from one says why it has none.
template <class Core>
class half {
public:
    half() = default;
    explicit half(Core* core) noexcept : core_{core} { core_->ends.refer(); }
    explicit half(errc why) noexcept : why_{why} {}
    half(const half& other) noexcept : core_{other.core_}, why_{other.why_} {
        if (core_) core_->ends.refer();
    }
    half(half&& other) noexcept
        : core_{std::exchange(other.core_, nullptr)}, why_{std::exchange(other.why_, errc::moved_from)} {}
    half& operator=(half other) noexcept {
        std::swap(core_, other.core_);
        std::swap(why_, other.why_);
        return *this;
    }
    ~half() { release(); }

    void release() noexcept {
        if (!core_) return;
        Core* const core = std::exchange(core_, nullptr);
        if (core->ends.release()) Core::destroy(core);
    }
    void refuse(errc why) noexcept {
        release();
        why_ = why;
    }
    Core* get() const noexcept PAWL_NONBLOCKING { return core_; }
    Core* operator->() const noexcept PAWL_NONBLOCKING { return core_; }
    explicit operator bool() const noexcept PAWL_NONBLOCKING { return core_ != nullptr; }
    errc why() const noexcept PAWL_NONBLOCKING { return why_; }

private:
    Core* core_ = nullptr;
    errc why_ = errc::moved_from;
};

/// What one kind of channel adds to its halves, under names of its own (ring: grant and commit). Nothing, unless a
/// channel specialises it.
template <class Core, class Half>
class added_to_sender {};
template <class Core, class Half>
class added_to_receiver {};

/// Members that both halves offer under the same names.
template <class Core>
class observed {
public:
    /// Messages that fit at most. Wait-free.
    [[nodiscard]] std::size_t capacity() const noexcept { return core_ ? core_->capacity() : 0; }
    /// Completed messages that nobody has taken; a moment later it may be another number. Wait-free.
    [[nodiscard]] std::size_t size() const noexcept { return core_ ? core_->size() : 0; }
    /// Nothing can be sent any more. Messages may still be there.
    [[nodiscard]] bool is_closed() const noexcept { return !core_ || core_->is_closed(); }
    /// Lets receivers take what is there and then tells them; refuses senders from now on. Lock-free. False: it was closed.
    bool close() const noexcept {
        if (!core_) return false;
        core_->ends.closed_by_hand.store(true, std::memory_order_seq_cst);
        const bool closed = core_->close();
        if (closed) tell_of(trace::traced::closed, *core_.get(), errc{});
        return closed;
    }
    template <class Other>
    [[nodiscard]] bool same_channel(const Other& other) const noexcept {
        return static_cast<const void*>(core_.get()) == other.channel_address() && core_;
    }
    [[nodiscard]] const void* channel_address() const noexcept { return core_.get(); }
    /// A name for reports, the channel's own. The text must outlive the channel.
    void name(const char* text) const noexcept {
        if (core_) core_->ends.name(core_.get(), sizeof(Core), text);
    }
    [[nodiscard]] const char* name() const noexcept {
        const char* const text = core_ ? core_->ends.name() : nullptr;
        return text ? text : "";
    }
    /// Belongs to a channel: neither moved from nor refused.
    [[nodiscard]] explicit operator bool() const noexcept { return static_cast<bool>(core_); }

protected:
    observed() = default;
    explicit observed(half<Core> core) noexcept : core_{std::move(core)} {}
    half<Core> core_;
};

}  // namespace pawl::inline PAWL_PORT::channel
