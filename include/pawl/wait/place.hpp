// Places of which a task takes one for a while.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace pawl::inline PAWL_PORT::wait {

/// The base of what can be taken. Each place has its own flag: tasks that begin their search at different places do not
/// write to one word.
class place {
public:
    [[nodiscard]] bool try_take() noexcept PAWL_NONBLOCKING {
        // acquire: what the last owner left here.
        return !taken_.load(std::memory_order_relaxed) && !taken_.exchange(true, std::memory_order_acquire);
    }
    void give() noexcept PAWL_NONBLOCKING {
        // release: to the next one who takes it.
        taken_.store(false, std::memory_order_release);
    }

private:
    std::atomic<bool> taken_{false};
};

inline constexpr std::size_t no_place = std::numeric_limits<std::size_t>::max();

/// Where this task begins to search, so that tasks seldom meet: by where its stack stands.
[[nodiscard]] inline std::size_t usual_place() noexcept PAWL_NONBLOCKING {
    const char here{};
    if constexpr (sizeof(std::uintptr_t) == 4) return reinterpret_cast<std::uintptr_t>(&here) >> 10;
    const auto stack = std::uint64_t{reinterpret_cast<std::uintptr_t>(&here) >> 16};
    return static_cast<std::size_t>(stack * 0x9e37'79b9'7f4a'7c15 >> 40);
}

/// Takes a free one; no_place where none is. Looks at each place once.
template <class Place>
[[nodiscard]] std::size_t take_one_of(std::span<Place> places) noexcept PAWL_NONBLOCKING {
    const std::size_t count = places.size();
    std::size_t at = usual_place() % count;
    for (std::size_t left = count; left != 0; --left) {
        if (places[at].try_take()) return at;
        if (++at == count) at = 0;
    }
    return no_place;
}

}  // namespace pawl::inline PAWL_PORT::wait
