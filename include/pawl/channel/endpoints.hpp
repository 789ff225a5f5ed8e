// How many senders and receivers a channel has, and what happens when the last one goes or a new one comes.
#pragma once

#include <pawl/check.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/bound_end.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::channel {

/// As many of a side as anybody wants.
inline constexpr std::uint32_t unlimited = 0xffff'ffff;

/// The counts behind a channel's halves. A channel is open while both sides have somebody and nobody called close().
/// It lives while anybody refers to it, weak senders included.
class endpoints {
public:
    /// together: senders and receivers that there may be at once.
    constexpr endpoints(std::uint32_t together, std::uint32_t most_receivers,
                        std::uint32_t most_senders = unlimited) noexcept
        : most_together_{together}, most_receivers_{most_receivers}, most_senders_{most_senders} {}

    endpoints(const endpoints&) = delete;
    endpoints& operator=(const endpoints&) = delete;
    ~endpoints() {
        if (const void* const named = named_.load(std::memory_order_relaxed)) check::name(named, 1, "channel", nullptr);
    }

    /// False: there are as many as were declared.
    [[nodiscard]] bool add_sender() noexcept { return add(senders_, most_senders_) && no_longer_alone(bound_sender); }
    [[nodiscard]] bool add_receiver() noexcept {
        return add(receivers_, most_receivers_) && no_longer_alone(bound_receiver);
    }
    /// Only while there is one: for weak senders.
    [[nodiscard]] bool add_sender_unless_none() noexcept {
        return add(senders_, most_senders_, 1) && no_longer_alone(bound_sender);
    }
    /// True: that was the last one.
    [[nodiscard]] bool drop_sender() noexcept { return drop(senders_); }
    [[nodiscard]] bool drop_receiver() noexcept { return drop(receivers_); }
    [[nodiscard]] bool both_sides() const noexcept {
        return senders_.load(std::memory_order_seq_cst) != 0 && receivers_.load(std::memory_order_seq_cst) != 0;
    }
    [[nodiscard]] std::uint32_t senders() const noexcept { return senders_.load(std::memory_order_seq_cst); }
    [[nodiscard]] std::uint32_t receivers() const noexcept { return receivers_.load(std::memory_order_seq_cst); }

    /// References keep the memory; the last one to go frees it.
    void refer() noexcept { references_.fetch_add(1, std::memory_order_relaxed); }
    [[nodiscard]] bool release() noexcept {
        // release: all that this one did; acquire: all that the others did, before the memory goes.
        return references_.fetch_sub(1, std::memory_order_acq_rel) == 1;
    }
    [[nodiscard]] std::uint32_t references() const noexcept { return references_.load(std::memory_order_acquire); }

    /// The one sender, the one receiver, where a task has said that it alone uses it (half.hpp). Weak senders count against
    /// the sender.
    std::atomic<watch::bound_end*> bound_sender{nullptr}, bound_receiver{nullptr};
    std::atomic<std::uint32_t> weak_senders{0};

    /// close() was called: nobody's coming or going opens the channel again, but for a demand to.
    std::atomic<bool> closed_by_hand{false};
    /// For reports, pawl check's too: a name for the channel that stands at object.
    void name(const void* object, std::size_t size, const char* text) noexcept {
        name_.store(text, std::memory_order_relaxed);
        named_.store(object, std::memory_order_relaxed);
        check::name(object, size, "channel", text);
    }
    /// Lets reports say that who sleeps on this object waits at this channel.
    template <class Party>
    void name_for(const Party& party) const noexcept {
        if (const char* const text = name()) check::name(&party, sizeof party, "rendezvous", text);
    }
    [[nodiscard]] const char* name() const noexcept { return name_.load(std::memory_order_relaxed); }

    /// Nobody relies on this end any more. For who makes it untrue, and so before it is.
    static bool no_longer_alone(std::atomic<watch::bound_end*>& end) noexcept {
        if (end.load(std::memory_order_seq_cst))
            if (watch::bound_end* const bound = end.exchange(nullptr, std::memory_order_seq_cst)) {
                bound->end();
                bound->drop();
            }
        return true;
    }

private:
    bool add(std::atomic<std::uint32_t>& side, std::uint32_t most, std::uint32_t least = 0) noexcept {
        if (together_.fetch_add(1, std::memory_order_relaxed) < most_together_) {
            std::uint32_t seen = side.load(std::memory_order_relaxed);
            while (least <= seen && seen < most)
                // seq_cst: against a last one that is closing the channel at this moment (see left() and opened()).
                if (side.compare_exchange_weak(seen, seen + 1, std::memory_order_seq_cst)) return true;
        }
        together_.fetch_sub(1, std::memory_order_relaxed);
        return false;
    }
    bool drop(std::atomic<std::uint32_t>& side) noexcept {
        together_.fetch_sub(1, std::memory_order_relaxed);
        return side.fetch_sub(1, std::memory_order_seq_cst) == 1;
    }

    std::uint32_t most_together_, most_receivers_, most_senders_;
    // The text belongs to the caller and outlives the channel, as a literal does.
    std::atomic<const char*> name_{nullptr};
    std::atomic<const void*> named_{nullptr};
    std::atomic<std::uint32_t> together_{0};
    std::atomic<std::uint32_t> senders_{0}, receivers_{0}, references_{0};
};

/// After the last one of a side has gone. A new one may have come at the same moment: whoever of the two comes second
/// sees the other, and opens again.
template <class Core>
void left(Core& core) noexcept {
    core.close();
    if (core.ends.both_sides() && !core.ends.closed_by_hand.load(std::memory_order_seq_cst)) core.reopen();
}

/// After the first one of a side has come to an existing channel, on demand of the other side.
template <class Core>
void opened(Core& core) noexcept {
    core.ends.closed_by_hand.store(false, std::memory_order_seq_cst);
    core.reopen();
}

}  // namespace pawl::inline PAWL_PORT::channel
