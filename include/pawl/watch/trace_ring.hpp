// The last events of one thread. The thread never waits for who reads them, nor does an interrupt on top of it.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/trace_event.hpp>

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace pawl::inline PAWL_PORT::trace {

/// One event, with a number that tells whether it is whole (a seqlock of its own: Lameter, "Effective synchronization on
/// Linux/NUMA systems", 2005; in the words of Boehm, "Can seqlocks get along with programming language memory models?", 2012).
class slot {
public:
    /// Of event `number`, from 0. False: it was left alone, since who was interrupted is writing here.
    bool write(std::uint64_t number, const event& one) noexcept PAWL_NONBLOCKING {
        if (stamp_.load(std::memory_order_relaxed) & half) [[unlikely]]
            return false;
        stamp_.store(2 * number + half, std::memory_order_relaxed);
        put(0, static_cast<std::uint64_t>(one.at));
        put(1, std::uint64_t{one.detail} << 8 | static_cast<std::uint8_t>(one.what));
        put(2, reinterpret_cast<std::uintptr_t>(one.object));
        put(3, reinterpret_cast<std::uintptr_t>(one.other));
        put(4, std::bit_cast<std::uintptr_t>(one.place));
        const auto name = std::bit_cast<std::array<std::uint64_t, name_words>>(one.name);
        for (std::size_t i = 0; i < name_words; ++i) {
            put(5 + i, name[i]);
            if (!ends_later(name[i])) break;
        }
        stamp_.store(2 * number + whole, std::memory_order_release);
        return true;
    }
    /// Nothing: another event stands here, or none, or half of one.
    [[nodiscard]] std::optional<event> read(std::uint64_t number) const noexcept {
        const std::uint64_t before = stamp_.load(std::memory_order_acquire);
        if (before != 2 * number + whole) return std::nullopt;
        event one;
        one.at = static_cast<std::int64_t>(get(0));
        one.what = static_cast<traced>(get(1) & 0xff);
        one.detail = static_cast<std::uint32_t>(get(1) >> 8);
        one.object = reinterpret_cast<const void*>(static_cast<std::uintptr_t>(get(2)));
        one.other = reinterpret_cast<const void*>(static_cast<std::uintptr_t>(get(3)));
        one.place = std::bit_cast<std::source_location>(static_cast<std::uintptr_t>(get(4)));
        std::array<std::uint64_t, name_words> name{};
        for (std::size_t i = 0; i < name_words; ++i) {
            name[i] = get(5 + i);
            if (!ends_later(name[i])) break;
        }
        one.name = std::bit_cast<std::array<char, event::most_name>>(name);
        if (stamp_.load(std::memory_order_relaxed) != before) return std::nullopt;
        return one;
    }

private:
    static_assert(sizeof(std::source_location) == sizeof(std::uintptr_t));
    static constexpr std::uint64_t half = 1, whole = 2;  // of event 0; 0: none was ever written
    static constexpr std::size_t name_words = event::most_name / sizeof(std::uint64_t);

    void put(std::size_t at, std::uint64_t value) noexcept PAWL_NONBLOCKING {
        // release: who has read this sees also that the slot was marked before.
        words_[at].store(value, std::memory_order_release);
    }
    [[nodiscard]] std::uint64_t get(std::size_t at) const noexcept {
        // acquire: the look at the stamp that follows is a later one.
        return words_[at].load(std::memory_order_acquire);
    }
    // None of its bytes is 0.
    static constexpr bool ends_later(std::uint64_t text) noexcept PAWL_NONBLOCKING {
        constexpr std::uint64_t ones = 0x0101'0101'0101'0101, highest = 0x8080'8080'8080'8080;
        return ((text - ones) & ~text & highest) == 0;
    }

    std::atomic<std::uint64_t> stamp_{0};
    std::array<std::atomic<std::uint64_t>, 5 + name_words> words_{};
};

/// Written by one thread, and by interrupts on top of it; read by anybody at any time. Keeps the newest; the slots stand elsewhere
/// and are zero at first.
class ring {
public:
    constexpr ring() noexcept = default;
    ring(const ring&) = delete;
    ring& operator=(const ring&) = delete;

    /// For its thread, once.
    void use(std::span<slot> slots) noexcept { slots_ = slots; }
    /// Some tens of instructions; wait-free. An interrupt that comes between two of them writes behind.
    void write(const event& one) noexcept PAWL_NONBLOCKING {
        // One instruction: an interrupt takes another number.
        const std::uint64_t number = next_.fetch_add(1, std::memory_order_relaxed);
        slots_[static_cast<std::size_t>(number % slots_.size())].write(number, one);
    }
    /// All that was written before belongs to somebody else: a process that this one is a copy of.
    void forget() noexcept { first_.store(next_.load(std::memory_order_relaxed), std::memory_order_relaxed); }

    /// Calls f(event) for those that are there, the oldest first, and returns how many are not: written over before, or just
    /// now. Events of interrupts may come before an older one.
    template <class F>
    std::uint64_t read(F&& f) const {
        const std::uint64_t first = first_.load(std::memory_order_relaxed), end = next_.load(std::memory_order_acquire);
        std::uint64_t lost = 0;
        for (std::uint64_t number = first; number != end; ++number) {
            if (end - number > slots_.size()) {
                lost = end - slots_.size() - first;
                number = end - slots_.size();
            }
            if (const auto one = slots_[static_cast<std::size_t>(number % slots_.size())].read(number))
                f(*one);
            else
                ++lost;
        }
        return lost;
    }
    /// Of those, how many nobody has been told to forget.
    [[nodiscard]] std::uint64_t kept() const noexcept { return written() - first_.load(std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t written() const noexcept { return next_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> next_{0};
    std::atomic<std::uint64_t> first_{0};
    std::span<slot> slots_;
};

}  // namespace pawl::inline PAWL_PORT::trace
