// Room for the frames of many tasks.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/frame.hpp>
#include <pawl/task/static_frame.hpp>

#include <array>
#include <atomic>
#include <cstddef>

namespace pawl::inline PAWL_PORT {

/// Room for Count coroutine frames of at most Bytes each, as static_frame is for one. A coroutine that is called when all
/// are in use is refused (errc::too_many). Never allocates; lock-free, from any thread, so that a task may be spawned by one and end
/// on another.
template <std::size_t Bytes, std::size_t Count>
class frame_pool {
    static_assert(Count > 0, "pawl: a pool has room for one frame at least");

public:
    static constexpr std::size_t capacity = Bytes;

    constexpr frame_pool() noexcept = default;
    frame_pool(const frame_pool&) = delete;
    frame_pool& operator=(const frame_pool&) = delete;

    /// Begins where the last frame was found, so that it looks at few while tasks come and go in turn. At worst it looks
    /// at each place once.
    [[nodiscard]] tasks::frame_or_reason take_frame(std::size_t size) noexcept {
        if (size > Bytes) return {nullptr, errc::too_large};
        std::size_t at = next_.load(std::memory_order_relaxed);
        for (std::size_t left = Count; left != 0; --left) {
            const tasks::frame_or_reason taken = places_[at].take_frame(size);
            if (++at == Count) at = 0;
            if (!taken.frame) continue;
            next_.store(at, std::memory_order_relaxed);  // a hint
            return taken;
        }
        return {nullptr, errc::too_many};
    }
    /// A moment later it may be another number. Looks at each place once.
    [[nodiscard]] std::size_t in_use() const noexcept {
        std::size_t count = 0;
        for (const auto& each : places_) count += each.in_use();
        return count;
    }

private:
    std::array<static_frame<Bytes>, Count> places_{};
    std::atomic<std::size_t> next_{0};
};

}  // namespace pawl::inline PAWL_PORT
