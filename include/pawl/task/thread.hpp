// A task with a thread of its own: what it is to be, and an end that others wait for.
#pragma once

#include <pawl/lock/refusal.hpp>
#include <pawl/misuse.hpp>
#include <pawl/port/threads.hpp>
#include <pawl/task/thread_body.hpp>
#include <pawl/task/thread_settings.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/circle.hpp>
#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/text_writer.hpp>
#include <pawl/watch/this_task.hpp>

#include <concepts>
#include <cstddef>
#include <expected>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// A thread with a name, a priority, a core and a stack, whose join() is refused where it would never return: a thread that
/// joins itself, two that join each other, one that joins a thread which waits for a lock that it holds. Movable. Its end waits
/// for the thread. Not for interrupts.
class thread {
public:
    /// Belongs to no thread.
    thread() noexcept = default;
    /// Begins a thread that runs body() to its end. What the system refuses of the settings stands in refused(), and the
    /// thread goes on without it; with settings.required, and where no thread can be had at all, throws std::system_error.
    /// Allocates. What body throws ends the program.
    template <class Body>
    requires std::invocable < std::decay_t<Body>
    & > explicit thread(const thread_settings& settings, Body&& body) {
        port::thread_stack stack = stack_for(settings);
        body_ = new (stack) task_detail::thread_body_of<std::decay_t<Body>>{settings.name, settings.how, std::move(stack),
                                                                            std::forward<Body>(body)};
        if (port::stacks_are_given && !body_) fail(settings, 0, "it has no stack, or one too small for what it runs");
        begin(settings);
    }
    /// The same with nothing but a name.
    template <class Body>
    requires std::invocable < std::decay_t<Body>
    & > explicit thread(const char* name, Body&& body)
        : thread{thread_settings{.name = name}, std::forward<Body>(body)} {
        static_assert(!port::stacks_are_given || sizeof(std::decay_t<Body>) == 0,
                      "pawl: here a thread needs a stack: pawl::thread{{.name = ..., .stack = its static_stack}, body}");
    }
    thread(thread&& other) noexcept { swap(other); }
    thread& operator=(thread&& other) noexcept {
        thread{std::move(other)}.swap(*this);
        return *this;
    }
    /// Joins. Where that would never return the program ends, with the report (on_deadlock).
    ~thread() {
        if (!joinable()) return;
        if (const auto joined = join_or_report(); !joined) on_deadlock(joined.error());
    }

    /// Waits until the thread has ended. Throws deadlock_error where it never would, invalid_argument where there is none.
    void join(std::source_location at = std::source_location::current()) {
        if (const auto joined = join_or_report(at); !joined) lock::refuse(joined.error());
    }
    /// The same with the refusal as a value (errc::deadlock). The thread can be joined later.
    [[nodiscard]] std::expected<void, deadlock> join_or_report(
        std::source_location at = std::source_location::current()) {
        if (!joinable()) misuse("pawl::thread: there is no thread to join");
        if (std::optional<deadlock> refused = wait_for_its_end({at, {}})) return std::unexpected(*refused);
        stack_used_ = body_->stack().used();
        std::exchange(body_, nullptr)->let_go();
        return {};
    }
    /// It has a thread that nobody has joined.
    [[nodiscard]] bool joinable() const noexcept { return body_ != nullptr; }

    /// The settings that the thread goes on without.
    [[nodiscard]] const refused_settings& refused() const noexcept { return refused_; }
    /// Bytes of a stack whose size was asked for; 0 where it is the system's.
    [[nodiscard]] std::size_t stack_size() const noexcept { return stack_size_; }
    /// The most of it that was ever in use, what the system keeps there among it; 0 where the stack is the system's. From
    /// any thread, while it runs and after it was joined. Looks at the pages that were touched: microseconds.
    [[nodiscard]] std::size_t stack_used() const noexcept { return body_ ? body_->stack().used() : stack_used_; }

    void swap(thread& other) noexcept {
        std::swap(body_, other.body_);
        std::swap(handle_, other.handle_);
        std::swap(refused_, other.refused_);
        std::swap(stack_size_, other.stack_size_);
        std::swap(stack_used_, other.stack_used_);
    }

private:
    [[noreturn]] static void fail(const thread_settings& settings, int error, std::string_view why,
                                  const refused_setting* refused = nullptr) {
        const auto write = [&](watch::text_writer to) {
            to << "pawl: thread \"" << settings.name << "\" cannot begin: " << why;
            if (refused) refused->write(to);
        };
#if defined(__cpp_exceptions)
        std::string text;
        write(watch::text_writer{text});
        throw std::system_error{error, std::generic_category(), text};
#else
        static_cast<void>(error);
        write(watch::text_writer{watch::standard_error});
        misuse("");
#endif
    }
    void refuse(const thread_settings& settings, const refused_setting& one, std::errc error) {
        if (settings.required) fail(settings, static_cast<int>(error), {}, &one);
        refused_.add(one.what, one.why, one.asked);
    }

    port::thread_stack stack_for(const thread_settings& settings) {
        if (settings.stack == 0) return {};
        const auto asked = static_cast<long>(settings.stack);
        if (settings.stack < port::thread_stack::least) {
            refuse(settings, {setting::stack, errc::out_of_range, asked}, std::errc::invalid_argument);
            return {};
        }
        port::thread_stack stack{settings.stack};
        if (!stack) refuse(settings, {setting::stack, errc::no_memory, asked}, std::errc::not_enough_memory);
        stack_size_ = stack.size();
        return stack;
    }

    // Asks for everything, and again without what was refused.
    void begin(const thread_settings& settings) {
        port::thread_request wish{settings.how, settings.priority, settings.core, nullptr};
        if (body_->stack()) wish.stack = &body_->stack();
        // Whatever ends this call early leaves no thread.
        struct unless_begun {
            task_detail::thread_body*& body;
            bool begun = false;
            ~unless_begun() {
                if (begun) return;
                body->let_go();
                std::exchange(body, nullptr)->let_go();
            }
        } guard{body_};
        if (wish.priority < 0 || wish.priority > port::highest_real_time) {
            refuse(settings, {setting::priority, errc::out_of_range, wish.priority}, std::errc::invalid_argument);
            wish.priority = 0;
        } else if (has_priority(wish.how) ? wish.priority == 0 : wish.how != policy::ordinary && wish.priority != 0) {
            refuse(settings, {setting::policy, errc::out_of_range, wish.priority}, std::errc::invalid_argument);
            wish.how = policy::ordinary;
        }
        if (wish.core < any_core || wish.core >= port::most_cores) {
            refuse(settings, {setting::core, errc::out_of_range, wish.core}, std::errc::invalid_argument);
            wish.core = any_core;
        }
        for (;;) {
            const auto [what, error] = handle_.start(wish, task_detail::thread_body::run, body_);
            switch (what) {
                case port::refused_request::nothing: guard.begun = true; return;
                case port::refused_request::priority:
                    refuse(settings, {setting::priority, errc::not_permitted, wish.priority},
                           std::errc::operation_not_permitted);
                    wish.priority = 0;
                    break;
                case port::refused_request::core:
                    refuse(settings, {setting::core, errc::out_of_range, wish.core}, std::errc::invalid_argument);
                    wish.core = any_core;
                    break;
                case port::refused_request::stack:
                    // What the system keeps on a stack does not fit.
                    refuse(settings, {setting::stack, errc::out_of_range, static_cast<long>(settings.stack)},
                           std::errc::invalid_argument);
                    wish.stack = nullptr;
                    body_->stack() = {};
                    stack_size_ = 0;
                    break;
                case port::refused_request::thread: fail(settings, error, "the system has no more threads or memory");
            }
        }
    }

    std::optional<deadlock> wait_for_its_end(const watch::call_site& at) {
        watch::task_record* const me = watch::this_task();
        const watch::task_record* const other = body_->wait();
        std::optional<deadlock> refused;
        if (me && other) {
            me->begin_wait(watch::waits_to::join, other, nullptr, at, port::clock::time_point::max(),
                           {&other->lives(), body_->life()});
            const bool never = watch::closes_a_circle(*me, [&](const auto&... step) {
                if (!refused) refused.emplace(errc::deadlock, nullptr, at);
                refused->add(step...);
            });
            if (!never) {
                refused.reset();
                handle_.join();
            }
            me->end_wait();
        } else
            handle_.join();
        return refused;
    }

    task_detail::thread_body* body_ = nullptr;
    port::thread_handle handle_;
    refused_settings refused_;
    std::size_t stack_size_ = 0, stack_used_ = 0;
};

}  // namespace pawl::inline PAWL_PORT
