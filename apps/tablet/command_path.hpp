// From a pressed button to the audio thread: what is sent, and who takes it there. Knows nothing of sounds, so that pawl check
// can explore it alone; the channel in between is a template parameter.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <array>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "buttons.hpp"

namespace tablet {

/// Where presses come from. Each is one thread, and numbers its own.
enum class source : std::uint8_t { keys, web, script };
inline constexpr std::size_t source_count = 3;

/// press: the button's next step, or on and off in turn. set: to the value. change: by the value.
enum class manner : std::uint8_t { press, set, change };

struct command {
    std::uint64_t pressed = 0;   ///< nanoseconds of the port's clock
    std::uint32_t sequence = 0;  ///< of its source, from 1
    float value = 0;
    button what = button::clear;
    manner how = manner::press;
    source from = source::keys;
};
static_assert(std::is_trivially_copyable_v<command>);

[[nodiscard]] inline std::uint64_t now_in_nanoseconds() noexcept {
    const auto since = pawl::port::clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(since).count());
}

/// How long commands were under way. Bucket i counts those of 2^i to 2^(i+1) microseconds, bucket 0 shorter ones too, the last
/// one longer ones too.
struct latencies {
    static constexpr std::size_t buckets = 24;
    std::array<std::uint32_t, buckets> counts{};
    std::uint32_t last = 0, worst = 0;  ///< microseconds

    constexpr void add(std::uint64_t nanoseconds) noexcept PAWL_NONBLOCKING {
        const std::uint64_t wide = nanoseconds / 1000;
        last = wide < 0xffff'ffff ? static_cast<std::uint32_t>(wide) : 0xffff'ffff;
        if (last > worst) worst = last;
        const std::size_t bucket = last == 0 ? 0 : static_cast<std::size_t>(std::bit_width(last)) - 1;
        ++counts[bucket < buckets ? bucket : buckets - 1];
    }
};

/// What was applied so far.
struct applied_commands {
    std::uint64_t count = 0;
    std::uint64_t out_of_order = 0;                  ///< whose number was not one more than that of the one before
    std::array<std::uint32_t, source_count> last{};  ///< the number of each source's newest one; 0: none
    latencies under_way;
};

/// Takes commands where a batch of sound begins, and applies them in the order in which they come. Receiver: try_recv() gives
/// something that is false where there is none. Inner: apply(command).
template <class Receiver, class Inner>
class commanded {
public:
    /// More wait for the next batch: a flood does not make a batch late.
    static constexpr int most_in_batch = 64;

    commanded(Receiver commands, Inner inner) : commands_{std::move(commands)}, inner_{std::move(inner)} {}

    /// On the audio thread. Waits for nobody, if try_recv() does not.
    void start_of_batch() noexcept PAWL_NONBLOCKING {
        std::uint64_t now = 0;
        for (int taken = 0; taken < most_in_batch; ++taken) {
            const auto got = commands_.try_recv();
            if (!got) return;
            // Reads the clock in the program's own memory; no system call.
            if (now == 0) PAWL_TRUSTED(now = now_in_nanoseconds());
            inner_.apply(*got);
            note(*got, now);
        }
    }
    [[nodiscard]] const applied_commands& applied() const noexcept PAWL_NONBLOCKING { return applied_; }
    [[nodiscard]] Inner& inner() noexcept PAWL_NONBLOCKING { return inner_; }
    [[nodiscard]] const Inner& inner() const noexcept PAWL_NONBLOCKING { return inner_; }

private:
    void note(const command& one, std::uint64_t now) noexcept PAWL_NONBLOCKING {
        std::uint32_t& last = applied_.last[static_cast<std::size_t>(one.from)];
        if (one.sequence != last + 1) ++applied_.out_of_order;
        last = one.sequence;
        ++applied_.count;
        applied_.under_way.add(now > one.pressed ? now - one.pressed : 0);
    }

    Receiver commands_;
    Inner inner_;
    applied_commands applied_;
};

}  // namespace tablet
