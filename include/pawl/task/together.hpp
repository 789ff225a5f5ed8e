// Tasks that are awaited side by side: what when_all and when_any have in common.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/chain.hpp>
#include <pawl/task/promise.hpp>
#include <pawl/task/task.hpp>
#include <pawl/wait/guest.hpp>
#include <pawl/wait/told_wait.hpp>
#include <pawl/wait/transfer.hpp>

#include <coroutine>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace pawl::inline PAWL_PORT::tasks {

/// What a task gives, where many are kept in one tuple.
template <class T>
using given = std::conditional_t<std::is_void_v<T>, std::monostate, typename kept_value<T>::type>;

/// Keeps the tasks, and goes on when all of them have ended. They run on the awaiting task's level, as chains of their own.
class together : keeper {
public:
    explicit together(bool first_stops_others) noexcept : first_stops_others_{first_stops_others} {}
    together(together&& other) noexcept : first_stops_others_{other.first_stops_others_} {}
    together& operator=(together) = delete;

    /// Asks all to stop. The awaiting task goes on when they have ended.
    void cancel() noexcept {
        stopping_ = true;
        running_.look();
    }

    [[nodiscard]] wait::told_wait told() const noexcept { return {trace::reason::tasks, this}; }

protected:
    ~together() = default;

    /// True: one at least has not ended, and the caller waits.
    template <class... Tasks>
    bool start(std::coroutine_handle<> by, const Tasks&... which) {
        (which.refuse_if_not_there(), ...);
        left_ = sizeof...(Tasks) + 1;  // one of its own: nobody goes on before all have begun
        (begin(which.handle()), ...);
        by_ = by;
        return --left_ != 0;
    }
    [[nodiscard]] const promise_base* first_to_end() const noexcept { return first_; }
    /// Throws what left a task first.
    void rethrow() {
        if (failed_) failed_->failed().rethrow();
    }
    template <class T>
    [[nodiscard]] static given<T> taken(const task<T>& from) {
        if constexpr (std::is_void_v<T>)
            return {};
        else
            return from.handle().promise().value().take();
    }

private:
    template <class Promise>
    void begin(std::coroutine_handle<Promise> one) {
        one.promise().kept_by(*this, one);
        wait::resume(one);
    }
    void begins(chain& one) noexcept override {
        running_.add(one);
        if (stopping_) one.stop();
    }
    [[nodiscard]] std::coroutine_handle<> ended(promise_base& one) noexcept override {
        running_.remove(one.own_chain());
        const bool is_first = !std::exchange(first_, first_ ? first_ : &one);
        const bool fails_first = one.failed() && !std::exchange(failed_, failed_ ? failed_ : &one);
        if (fails_first || (is_first && first_stops_others_)) cancel();
        return --left_ == 0 ? by_ : std::noop_coroutine();
    }
    [[nodiscard]] bool is_stopping() const noexcept override { return stopping_; }

    wait::guest_list running_;
    std::size_t left_ = 0;
    std::coroutine_handle<> by_;
    promise_base* first_ = nullptr;
    promise_base* failed_ = nullptr;
    bool first_stops_others_;
    bool stopping_ = false;
};

}  // namespace pawl::inline PAWL_PORT::tasks
