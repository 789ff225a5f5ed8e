// What a task that sleeps tells others about it.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/bound_end.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/circle.hpp>
#include <pawl/watch/this_task.hpp>

#include <atomic>
#include <source_location>

namespace pawl::inline PAWL_PORT::wait {

/// What is waited for, where, and for how long at most.
struct wait_reason {
    watch::waits_to what;
    const void* object;
    const char* name;
    std::source_location at;
    port::clock::time_point until = port::clock::time_point::max();
    /// Where the object says who alone can end the wait; null where it never does.
    const std::atomic<watch::bound_end*>* peer = nullptr;
};

/// The wait as it stands in this task's record, until the end of the block. Nothing, where all records are in use; nor where
/// the task has none yet and the port does not show every wait: then it holds nothing that others wait for.
class published_wait {
public:
    explicit published_wait(const wait_reason& why) noexcept : why_{why}, me_{record()} {}
    published_wait(const published_wait&) = delete;
    published_wait& operator=(const published_wait&) = delete;
    ~published_wait() { take_back(); }

    [[nodiscard]] const watch::bound_end* sole_peer() const noexcept {
        return me_ && why_.peer ? why_.peer->load(std::memory_order_seq_cst) : nullptr;
    }

    /// For others to see: who can end it is not known.
    void publish() noexcept {
        if (me_ && (!published_ || decided_)) publish(why_.object, {});
        decided_ = false;
    }
    /// Who alone can end it is known. False: that one will never.
    [[nodiscard]] bool publish_for(const watch::bound_end& peer, port::watched only_while) noexcept {
        publish(&peer, only_while);
        decided_ = true;
        return !watch::closes_a_circle(*me_, [](const auto&...) {});
    }

private:
    static watch::task_record* record() noexcept {
        if constexpr (port::shows_every_wait) return watch::this_task();
        return port::of_this_thread<watch::task_record*>;
    }
    void publish(const void* object, port::watched only_while) noexcept {
        take_back();
        // No code is walked through here: the line is the program's own.
        me_->begin_wait(why_.what, object, why_.name, {why_.at, {}}, why_.until, only_while);
        published_ = true;
    }
    void take_back() noexcept {
        if (published_) me_->end_wait();
        published_ = false;
    }

    wait_reason why_;
    watch::task_record* me_;
    bool published_ = false;
    bool decided_ = false;
};

}  // namespace pawl::inline PAWL_PORT::wait
