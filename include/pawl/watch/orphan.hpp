// What a task held when it ended: nobody's record says so any more.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/held_objects.hpp>
#include <pawl/watch/task_record.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <span>

namespace pawl::inline PAWL_PORT::watch {

/// In static storage, so that it may be read whatever becomes of the lock.
class orphan {
public:
    struct seen {
        const void* object;
        const char* name;
        std::array<char, port::most_name> task;
        call_site at;
    };

    /// False: it is somebody's.
    [[nodiscard]] bool begin(const void* object, const char* name, const task_record* of) noexcept {
        const void* none = nullptr;
        // acquire: the last one's end. In between it is its own, which no lock is.
        if (!object_.compare_exchange_strong(none, this, std::memory_order_acquire, std::memory_order_relaxed))
            return false;
        const held_object* const held = of ? of->holds.find(object) : nullptr;
        // release, here and in at_: who reads one of these sees also that the place is no longer the last one's.
        name_.store(name, std::memory_order_release);
        const auto task = of ? of->name() : std::array<char, port::most_name>{};
        for (std::size_t i = 0; i < task.size(); ++i) task_[i].store(task[i], std::memory_order_release);
        at_.store(held ? held->at.load() : call_site{});
        object_.store(object, std::memory_order_release);
        return true;
    }
    void end_if(const void* object) noexcept {
        // release: to who begins one here, and to readers, who look again.
        if (object_.load(std::memory_order_relaxed) == object) object_.store(nullptr, std::memory_order_release);
    }
    /// False: none, or it began or ended at this moment.
    [[nodiscard]] bool read(seen& to) const noexcept {
        to.object = object_.load(std::memory_order_acquire);
        if (!to.object || to.object == this) return false;
        to.name = name_.load(std::memory_order_acquire);
        for (std::size_t i = 0; i < to.task.size(); ++i) to.task[i] = task_[i].load(std::memory_order_acquire);
        to.at = at_.load();
        return object_.load(std::memory_order_relaxed) == to.object;
    }

private:
    std::atomic<const void*> object_{nullptr};
    std::atomic<const char*> name_{nullptr};
    std::array<std::atomic<char>, port::most_name> task_{};
    shared_call_site at_;
};

/// Beyond so many they are refused all the same, and not shown.
using port::most_orphans;
inline constinit std::array<orphan, most_orphans> orphans{};

/// of: whose record says still that it holds the object; null where that is not known.
inline void begin_orphan(const void* object, const char* name, const task_record* of) noexcept {
    for (orphan& each : orphans)
        if (each.begin(object, name, of)) return;
}
/// It was mended, or is destroyed.
inline void end_orphan(const void* object) noexcept {
    for (orphan& each : orphans) each.end_if(object);
}
/// In a child of fork(): whose record has the object.
[[nodiscard]] inline const task_record* task_with(const void* object) noexcept {
    for (const task_record& each : std::span{tasks}.first(tasks_met.load(std::memory_order_relaxed)))
        if (each.holds.find(object)) return &each;
    return nullptr;
}

}  // namespace pawl::inline PAWL_PORT::watch
