// Who stands behind an offer: one waiting task, or one select, with the single word on which all its offers are decided.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/place.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::wait {

/// Names one wait of one party for ever: a party that went on to its next wait has another generation, and what was
/// claimed for the old one fails.
struct party_mark {
    std::uint32_t generation;
    std::uint16_t index;
    friend bool operator==(party_mark, party_mark) = default;
};

/// A party outlives every wait, so that a peer may look at it at any time and wait for nobody. Its state goes
/// idle -> preparing (offers are being laid out) -> open (may be claimed) -> claimed, or -> idle when it withdraws.
/// Claiming is the transfer: one compare-exchange, with no state between claimed and done.
class alignas(port::cache_line) party : public place {
public:
    enum class phase : std::uint8_t { idle, preparing, open, claimed };

    /// For the owner. A ticket tells who came first; it is kept over the waits of one call.
    void prepare(std::uint64_t ticket) noexcept PAWL_NONBLOCKING {
        ticket_.store(ticket, std::memory_order_relaxed);
        set(generation() + 1, phase::preparing, std::memory_order_relaxed);
    }
    /// looks_on: the owner watches the word itself, and needs no wake-up from the kernel until it falls asleep.
    void open(bool looks_on) noexcept PAWL_NONBLOCKING {
        looks_on_.store(looks_on, std::memory_order_relaxed);
        // seq_cst: an open party is seen by each peer that looks after it, or sees that peer itself.
        set(generation(), phase::open, std::memory_order_seq_cst);
    }
    /// Before the owner sleeps. seq_cst, against nudge(): either the peer sees this, or the word has changed by now.
    void fall_asleep() noexcept PAWL_NONBLOCKING { looks_on_.store(false, std::memory_order_seq_cst); }
    /// False: a peer was first; see branch() and cell().
    [[nodiscard]] bool withdraw() noexcept PAWL_NONBLOCKING {
        std::uint64_t seen = pack(generation(), phase::open, 0, 0);
        return state_.compare_exchange_strong(seen, pack(generation(), phase::idle, 0, 0), std::memory_order_seq_cst);
    }
    void discard() noexcept PAWL_NONBLOCKING { set(generation(), phase::idle, std::memory_order_relaxed); }
    [[nodiscard]] bool claimed() const noexcept PAWL_NONBLOCKING { return phase_of(state()) == phase::claimed; }
    /// Which of its operations was claimed, and where the peer left the message, if it brought one.
    [[nodiscard]] std::size_t branch() const noexcept PAWL_NONBLOCKING { return state() >> 16 & 0xff; }
    [[nodiscard]] std::size_t cell() const noexcept PAWL_NONBLOCKING { return state() & 0xffff; }
    [[nodiscard]] port::watched watch() const noexcept PAWL_NONBLOCKING {
        return {&woken_, woken_.load(std::memory_order_seq_cst)};
    }
    [[nodiscard]] party_mark mark() const noexcept PAWL_NONBLOCKING;

    /// For peers. Open in this very wait?
    [[nodiscard]] bool is_open(std::uint32_t generation) const noexcept PAWL_NONBLOCKING {
        return state() == pack(generation, phase::open, 0, 0);
    }
    [[nodiscard]] std::uint64_t ticket() const noexcept PAWL_NONBLOCKING {
        return ticket_.load(std::memory_order_relaxed);
    }
    /// True: the party's offer on this branch is now the caller's, or the message in cell now the party's. Wakes it.
    [[nodiscard]] bool claim(std::uint32_t generation, std::size_t branch, std::size_t cell) noexcept PAWL_NONBLOCKING {
        std::uint64_t seen = pack(generation, phase::open, 0, 0);
        if (!state_.compare_exchange_strong(seen, pack(generation, phase::claimed, branch, cell),
                                            std::memory_order_seq_cst))
            return false;
        nudge();
        return true;
    }
    /// Makes the party look again. It may be another wait of the same party by now, which then looks once in vain.
    void nudge() noexcept PAWL_NONBLOCKING {
        woken_.fetch_add(1, std::memory_order_seq_cst);
        if (!looks_on_.load(std::memory_order_seq_cst)) port::wake_one(woken_);
    }

private:
    static constexpr std::uint64_t pack(std::uint32_t generation, phase p, std::size_t branch,
                                        std::size_t cell) noexcept {
        return std::uint64_t{generation} << 32 | std::uint64_t{static_cast<std::uint8_t>(p)} << 24 | branch << 16 |
               cell;
    }
    static constexpr phase phase_of(std::uint64_t state) noexcept { return static_cast<phase>(state >> 24 & 0xff); }

    std::uint64_t state() const noexcept PAWL_NONBLOCKING { return state_.load(std::memory_order_seq_cst); }
    std::uint32_t generation() const noexcept PAWL_NONBLOCKING { return static_cast<std::uint32_t>(state() >> 32); }
    void set(std::uint32_t generation, phase p, std::memory_order order) noexcept PAWL_NONBLOCKING {
        state_.store(pack(generation, p, 0, 0), order);
    }

    std::atomic<std::uint64_t> state_{0};
    std::atomic<std::uint64_t> ticket_{0};
    port::word woken_{0};
    std::atomic<bool> looks_on_{false};
};

/// All parties of the program. As many may wait at rendezvous and in selects with one at the same time.
using port::most_parties;
inline constinit std::array<party, most_parties> parties{};
inline constinit std::atomic<std::uint64_t> next_ticket{1};

inline party_mark party::mark() const noexcept PAWL_NONBLOCKING {
    return {generation(), static_cast<std::uint16_t>(this - parties.data())};
}

/// A wait's own party, taken when it is first needed. The form without offers is empty; what is declared in it is named
/// in branches that are discarded, which clang looks at all the same.
template <bool Offers>
class party_holder {
public:
    party& operator*() const noexcept;
};

template <>
class party_holder<true> {
public:
    party_holder() = default;
    party_holder(const party_holder&) = delete;
    party_holder& operator=(const party_holder&) = delete;
    ~party_holder() {
        if (mine_) give_back();
    }

    /// False: all parties of the program are waiting already.
    [[nodiscard]] bool prepare() noexcept {
        if (!mine_ && !take()) return false;
        mine_->prepare(ticket_);
        return true;
    }
    void open(bool looks_on) noexcept { mine_->open(looks_on); }
    [[nodiscard]] bool withdraw() noexcept { return mine_->withdraw(); }
    void discard() noexcept { mine_->discard(); }
    party& operator*() const noexcept { return *mine_; }
    party* operator->() const noexcept { return mine_; }

private:
    bool take() noexcept {
        const std::size_t index = take_one_of(std::span<party>{parties});
        if (index == no_place) return false;
        mine_ = &parties[index];
        ticket_ = next_ticket.fetch_add(1, std::memory_order_relaxed);
        return true;
    }
    void give_back() noexcept { mine_->give(); }

    party* mine_ = nullptr;
    std::uint64_t ticket_ = 0;
};

}  // namespace pawl::inline PAWL_PORT::wait
