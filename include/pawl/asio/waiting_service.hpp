// The thread on which a context's handlers wait for Pawl's awaitables.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/task.hpp>
#include <pawl/task/thread.hpp>

#include <atomic>
#include <mutex>
#include <utility>

namespace pawl::inline PAWL_PORT::interoperation {

/// A wait that ended when its context was going already: its handler is not called any more.
class left_behind {
public:
    virtual void destroy() noexcept = 0;

protected:
    left_behind() = default;
    left_behind(const left_behind&) = delete;
    left_behind& operator=(const left_behind&) = delete;
    ~left_behind() = default;

private:
    template <class>
    friend class waiting_service;
    left_behind* next_ = nullptr;
};

/// Each context has one from its first wait on. It ends with the context: its waits are cancelled, it waits until they have
/// ended, and their handlers go on the thread that destroys the context.
template <class Library>
class waiting_service final : public Library::service {
public:
    inline static typename Library::service_id id;

    explicit waiting_service(typename Library::execution_context& of) : Library::service{of} {}

    /// Begins its thread, once. Throws where none can be had. Not done by the constructor: of two services that are made at the same
    /// time the context drops one.
    void start() {
        std::call_once(started_, [this] { thread_ = thread{"pawl-waits", [this] { executor_.serve(); }}; });
    }
    /// False: the context goes.
    [[nodiscard]] bool begin(task<void>& what) noexcept { return executor_.spawn_or_report(what).has_value(); }
    [[nodiscard]] bool is_going() const noexcept { return going_.load(std::memory_order_acquire); }
    /// From its thread.
    void keep(left_behind& one) noexcept {
        // Nobody takes one out before the thread has ended.
        one.next_ = std::exchange(kept_, &one);
    }

private:
    void shutdown() override {
        going_.store(true, std::memory_order_release);
        executor_.stop();
        if (thread_.joinable()) thread_.join();
        while (kept_) std::exchange(kept_, kept_->next_)->destroy();
    }

    std::once_flag started_;
    std::atomic<bool> going_{false};
    left_behind* kept_ = nullptr;
    executor<1> executor_;
    thread thread_;
};

}  // namespace pawl::inline PAWL_PORT::interoperation
