// What a thread and whoever began it share.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/port/threads.hpp>
#include <pawl/task/thread_settings.hpp>
#include <pawl/watch/this_task.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace pawl::inline PAWL_PORT::task_detail {

/// Lives until its thread has ended and nobody will join it any more: two shares.
class thread_body : public port::thread_memory {
public:
    thread_body(const char* name, policy how, port::thread_stack stack) noexcept : stack_{std::move(stack)}, how_{how} {
        for (std::size_t i = 0; i + 1 < name_.size() && name[i]; ++i) name_[i] = name[i];
    }
    thread_body(const thread_body&) = delete;
    thread_body& operator=(const thread_body&) = delete;

    [[nodiscard]] const char* name() const noexcept { return name_.data(); }
    [[nodiscard]] port::thread_stack& stack() noexcept { return stack_; }
    void let_go() noexcept {
        // acq_rel: the last one destroys what the other wrote.
        if (shares_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
    }

    /// The thread, from its first instruction to its last.
    static void* run(void* argument) {
        auto& self = *static_cast<thread_body*>(argument);
        const port::detail::guarded_thread me{&self.stack_, self.name()};
        if (self.stack_) port::detail::watch_for_overflow(me);
        if (self.how_ != policy::ordinary) port::run_as(self.how_);
        self.tell();
        self.call();
        if (self.stack_) port::detail::watch_no_more();
        self.let_go();
        return nullptr;
    }

    /// Its record, as soon as it has said which one.
    [[nodiscard]] watch::task_record* wait() const noexcept {
        while (said_.load(std::memory_order_acquire) == 0) port::wait(said_, 0, port::clock::time_point::max());
        return record_;
    }
    /// Which of that record's lives; after wait().
    [[nodiscard]] std::uint32_t life() const noexcept { return life_; }

protected:
    virtual ~thread_body() = default;

private:
    virtual void call() = 0;

    void tell() noexcept {
        port::name_this_task(name());
        record_ = watch::this_task();
        if (record_) life_ = record_->lives().load(std::memory_order_relaxed);
        said_.store(1, std::memory_order_release);  // release: both
        port::wake_all(said_);
    }

    port::thread_stack stack_;
    std::array<char, port::most_name> name_{};
    policy how_;
    port::word said_{0};
    watch::task_record* record_ = nullptr;
    std::uint32_t life_ = 0;
    std::atomic<int> shares_{2};
};

template <class Function>
class thread_body_of final : public thread_body {
public:
    template <class Given>
    thread_body_of(const char* name, policy how, port::thread_stack stack, Given&& f)
        : thread_body{name, how, std::move(stack)}, f_{std::forward<Given>(f)} {}

private:
    void call() override { f_(); }
    Function f_;
};

}  // namespace pawl::inline PAWL_PORT::task_detail
