// The heap, for frames, where a program names it.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/frame.hpp>

#include <cstddef>
#include <new>

namespace pawl::inline PAWL_PORT {

/// The program's heap as the place of a frame. It must be named, in the coroutine and in each call:
///
///     pawl::task<int> fetch(pawl::program_heap, int address);     fetch(pawl::heap, 3)
///
/// One allocation a task, of the frame and a word or two. Without memory the task is refused (errc::no_memory).
class program_heap {
public:
    [[nodiscard]] tasks::frame_or_reason take_frame(std::size_t size) noexcept {
        using tasks::frame_header;
        void* const block = ::operator new(sizeof(frame_header) + size, std::nothrow);
        if (!block) return {nullptr, errc::no_memory};
        auto* const header = new (block) frame_header{[](frame_header& mine) noexcept { ::operator delete(&mine); }};
        static_cast<void>(header->take(size));
        return {header->frame()};
    }
};

inline constexpr program_heap heap{};

}  // namespace pawl::inline PAWL_PORT
