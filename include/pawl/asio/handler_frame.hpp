// The frame of the task that waits in the place of a handler: in memory that the handler's allocator gave.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/frame.hpp>

#include <cstddef>
#include <memory>
#include <new>

namespace pawl::inline PAWL_PORT::interoperation {

/// Allocated and freed by whoever has the handler, on its threads: not by the task, which lives elsewhere. When that one has
/// ended and its frame is empty, over(owner) is called, on the task's thread; the memory may be freed in there.
template <class Allocator>
class handler_frame {
    struct alignas(tasks::frame_alignment) unit {
        std::byte bytes[tasks::frame_alignment];
    };
    using allocator = typename std::allocator_traits<Allocator>::template rebind_alloc<unit>;

public:
    using ending = void (*)(void* owner) noexcept;
    handler_frame(const Allocator& from, ending over, void* owner) noexcept
        : allocator_{from}, over_{over}, owner_{owner} {}
    handler_frame(const handler_frame&) = delete;
    handler_frame& operator=(const handler_frame&) = delete;
    ~handler_frame() {
        if (memory_) allocator_.deallocate(memory_, units_);
    }

    [[nodiscard]] tasks::frame_or_reason take_frame(std::size_t size) noexcept {
        units_ = (sizeof(header) + size + sizeof(unit) - 1) / sizeof(unit);
        try {
            memory_ = allocator_.allocate(units_);
        } catch (...) {
            return {nullptr, errc::no_memory};
        }
        auto* const front = new (memory_) header{this};
        static_cast<void>(front->of_task.take(size));
        return {front->of_task.frame()};
    }

private:
    struct header {
        explicit header(handler_frame* of) noexcept : frame{of}, of_task{given_back} {}
        handler_frame* frame;
        tasks::frame_header of_task;
    };
    static void given_back(tasks::frame_header& of_task) noexcept {
        auto* const front =
            reinterpret_cast<header*>(reinterpret_cast<std::byte*>(&of_task) - offsetof(header, of_task));
        handler_frame& mine = *front->frame;
        mine.over_(mine.owner_);
    }

    allocator allocator_;
    ending over_;
    void* owner_;
    unit* memory_ = nullptr;
    std::size_t units_ = 0;
};

}  // namespace pawl::inline PAWL_PORT::interoperation
