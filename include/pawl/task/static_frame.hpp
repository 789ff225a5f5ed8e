// Room for the frame of one task.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/frame.hpp>

#include <array>
#include <cstddef>

/// Where the sources of a small processor are built for one with wider pointers (pawl check): frames take so many times as much.
#if !defined(PAWL_FRAME_TIMES)
#define PAWL_FRAME_TIMES 1
#endif

namespace pawl::inline PAWL_PORT {

/// Room for one coroutine frame of at most Bytes, in static storage, on the caller's stack or in another object. It is the
/// coroutine's parameter, by reference:
///
///     pawl::task<int> blink(pawl::static_frame<160>&, led& l);
///
/// One task at a time stands in it; the next one may when that one has gone. A frame that does not fit is refused: by GCC
/// from -O1 at compile time; in any case when the coroutine is called, whose task then is refused (errc::too_large,
/// task::frame_size() says what it would take). Never allocates. Outlives its task: otherwise the program ends.
template <std::size_t Bytes>
class static_frame {
    static_assert(Bytes > 0, "pawl: a frame takes some bytes: task::frame_size() tells how many");

public:
    static constexpr std::size_t capacity = Bytes * PAWL_FRAME_TIMES;

    constexpr static_frame() noexcept = default;
    static_frame(const static_frame&) = delete;
    static_frame& operator=(const static_frame&) = delete;
    ~static_frame() {
        // In static storage a task may stand until the program has ended.
        if (in_use() && !port::in_static_storage(this))
            misuse_in_destructor("pawl: a static_frame was destroyed while a task stands in it");
    }

    /// Wait-free. For the coroutine's promise.
    [[nodiscard]] tasks::frame_or_reason take_frame(std::size_t size) noexcept {
        if (size > capacity) return {nullptr, errc::too_large};
        if (!header_.take(size)) return {nullptr, errc::too_many};
        return {bytes_.data()};
    }
    /// Of the task that stands in it; 0: none does. Wait-free; from anywhere.
    [[nodiscard]] std::size_t used() const noexcept { return header_.size(); }
    [[nodiscard]] bool in_use() const noexcept { return used() != 0; }

private:
    tasks::frame_header header_;
    alignas(tasks::frame_alignment) std::array<std::byte, capacity> bytes_{};
};

}  // namespace pawl::inline PAWL_PORT
