// One wait for a Pawl awaitable whose end is a handler's call.
#pragma once

#include <pawl/asio/handler_frame.hpp>
#include <pawl/asio/waiting_service.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/apart.hpp>
#include <pawl/task/awaitable.hpp>
#include <pawl/task/outcome.hpp>
#include <pawl/task/stop_token.hpp>
#include <pawl/task/task.hpp>
#include <pawl/task/until_stopped.hpp>
#include <pawl/wait/loop.hpp>

#include <coroutine>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::interoperation {

/// As the task awaits it: a task as a chain of its own, which can be cancelled.
template <class Awaitable>
auto as_awaited(Awaitable&& what) {
    if constexpr (requires { tasks::as_cancellable(std::move(what)); })
        return tasks::as_cancellable(std::move(what));
    else
        return tasks::detail::awaiter_of(std::move(what));
}
template <class Awaitable>
using awaited_form = decltype(as_awaited(std::declval<Awaitable>()));
template <class Awaitable>
using wait_result = decltype(std::declval<awaited_form<Awaitable>&>().await_resume());
template <class Awaitable>
inline constexpr bool never_throws = noexcept(std::declval<awaited_form<Awaitable>&>().await_resume());

template <class Result, bool NeverThrows>
struct signature_of {
    using type = void(std::exception_ptr, Result);
};
template <class Result>
struct signature_of<Result, true> {
    using type = void(Result);
};
template <>
struct signature_of<void, false> {
    using type = void(std::exception_ptr);
};
template <>
struct signature_of<void, true> {
    using type = void();
};

/// Stands in the handler's memory. Made, completed and freed on the handler's threads; in between it is the waiting task's.
template <class Library, class Awaitable, class Handler, class Executor>
class waiting_operation final : left_behind {
    using allocator = typename std::allocator_traits<decltype(Library::allocator_of(
        std::declval<const Handler&>()))>::template rebind_alloc<waiting_operation>;
    using allocators = std::allocator_traits<allocator>;
    using result = wait_result<Awaitable>;
    using service = waiting_service<Library>;
    using frame = handler_frame<allocator>;

public:
    static void begin(Handler handler, const Executor& executor, service& at, Awaitable what) {
        allocator from{Library::allocator_of(handler)};
        waiting_operation* const mine = allocators::allocate(from, 1);
        try {
            new (mine) waiting_operation{std::move(handler), executor, at, std::move(what)};
        } catch (...) {
            allocators::deallocate(from, mine, 1);
            throw;
        }
        mine->begin();
    }

    /// On the handler's executor: frees the operation, then calls the handler.
    void complete() {
        Library::slot_of(handler_).clear();
        allocator from{Library::allocator_of(handler_)};
        Handler handler{std::move(handler_)};
        tasks::outcome<result> outcome{std::move(outcome_)};
        free(from);
        if constexpr (never_throws<Awaitable> && std::is_void_v<result>) {
            std::move(handler)();
        } else if constexpr (never_throws<Awaitable>) {
            std::move(handler)(outcome.take());
        } else if constexpr (std::is_void_v<result>) {
            std::exception_ptr thrown = thrown_by([&] { outcome.take(); });
            std::move(handler)(std::move(thrown));
        } else {
            std::optional<result> value;
            std::exception_ptr thrown = thrown_by([&] { value.emplace(outcome.take()); });
            if (thrown) value.emplace();
            std::move(handler)(std::move(thrown), *std::move(value));
        }
    }
    void destroy() noexcept override {
        Library::slot_of(handler_).clear();
        allocator from{Library::allocator_of(handler_)};
        free(from);
    }

private:
    /// Awaits what it was given, and keeps what came of it.
    class waits {
    public:
        explicit waits(waiting_operation& of) noexcept : of_{&of} {}
        void cancel() noexcept {
            if constexpr (tasks::cancellable<awaited_form<Awaitable>>) of_->what_.cancel();
        }
        [[nodiscard]] bool await_ready() {
            if (of_->limit_.has_ended()) cancel();
            return of_->what_.await_ready();
        }
        auto await_suspend(std::coroutine_handle<> by) {
            of_->limit_.begin(
                wait::loop::here(), [](void* mine) noexcept { static_cast<waits*>(mine)->cancel(); }, this);
            return of_->what_.await_suspend(by);
        }
        void await_resume() {
            of_->limit_.end();
            if constexpr (std::is_void_v<result>)
                of_->what_.await_resume();
            else
                of_->outcome_.set(of_->what_.await_resume());
        }

    private:
        waiting_operation* of_;
    };
    static task<void> drives(frame&, waiting_operation& of) {
        try {
            co_await waits{of};
        } catch (...) {
            of.limit_.end();
            of.outcome_.fail_with_current();
        }
    }
    template <class F>
    [[nodiscard]] static std::exception_ptr thrown_by(F f) noexcept {
        try {
            f();
        } catch (...) {
            return std::current_exception();
        }
        return nullptr;
    }
    void free(allocator& from) noexcept {
        std::destroy_at(this);
        allocators::deallocate(from, this, 1);
    }

    struct stops {
        waiting_operation* which;
        template <class Type>
        void operator()(Type type) const noexcept {
            if (type != Type{}) which->stop_.request_stop();
        }
    };
    /// To the handler's executor: completes the operation, or frees it where that executor has ended.
    class hand_over {
    public:
        explicit hand_over(waiting_operation& which) noexcept : which_{&which} {}
        hand_over(hand_over&& other) noexcept : which_{std::exchange(other.which_, nullptr)} {}
        hand_over& operator=(hand_over) = delete;
        ~hand_over() {
            if (which_) which_->destroy();
        }
        void operator()() { std::exchange(which_, nullptr)->complete(); }

    private:
        waiting_operation* which_;
    };

    waiting_operation(Handler&& handler, const Executor& executor, service& at, Awaitable&& what)
        : handler_{std::move(handler)},
          executor_{Library::with_work(executor)},
          service_{at},
          what_{as_awaited(std::move(what))},
          frame_{allocator{Library::allocator_of(handler_)},
                 [](void* mine) noexcept { static_cast<waiting_operation*>(mine)->ended(); }, this} {}

    void begin() {
        // What need not wait takes no switch to the waiting thread.
        if (is_over_at_once()) return Library::post(executor_, hand_over{*this});
        try {
            service_.start();
        } catch (...) {
            destroy();
            throw;
        }
        if (auto slot = Library::slot_of(handler_); slot.is_connected()) slot.assign(stops{this});
        {
            task<void> first = drives(frame_, *this);
            begun_ = !first.refused();
            if (begun_ && service_.begin(first)) return;
            begun_ = false;
        }
        const bool context_goes = service_.is_going();
        destroy();
        if (!context_goes) throw std::bad_alloc{};
    }
    bool is_over_at_once() {
        if constexpr (requires { what_.is_over_at_once(); }) {
            if (!what_.is_over_at_once()) return false;
            if constexpr (std::is_void_v<result>)
                what_.await_resume();
            else
                outcome_.set(what_.await_resume());
            return true;
        } else {
            return false;
        }
    }
    // The task has, and its frame is empty. On the waiting thread.
    void ended() noexcept {
        if (!begun_) return;
        if (!service_.is_going()) return Library::post(executor_, hand_over{*this});
        service_.keep(*this);
    }

    Handler handler_;
    decltype(Library::with_work(std::declval<const Executor&>())) executor_;
    service& service_;
    stop_source stop_;
    tasks::stop_limit limit_{stop_.token()};
    awaited_form<Awaitable> what_;
    tasks::outcome<result> outcome_;
    frame frame_;
    bool begun_ = false;
};

}  // namespace pawl::inline PAWL_PORT::interoperation
