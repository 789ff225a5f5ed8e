// An operation of the library as an awaitable of Pawl's tasks.
#pragma once

#include <pawl/asio/started.hpp>
#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/inbox.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/ready.hpp>

#include <coroutine>
#include <exception>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::interoperation {

/// What stands in the place of an I/O object where none was named.
struct no_object {
    void cancel() const noexcept {}
};

/// Where it is cancelled through its object, which hits what has begun: a composed operation may be between two parts.
inline constexpr int most_cancellations = 16;

template <class Library, class Executor, class Object, class Start, class... Arguments>
class [[nodiscard("it is to be awaited")]] operation {
    // Its parts, its handler and its cancellation one after the other, on whatever threads.
    using strand = decltype(Library::strand_on(std::declval<const Executor&>()));
    using state = started<strand, typename Library::cancellation, Arguments...>;
    using handler = resumes<Library, strand, state>;
    template <class...>
    struct first_of {
        using type = void;
    };
    template <class First, class... Rest>
    struct first_of<First, Rest...> {
        using type = First;
    };
    using first = typename first_of<Arguments...>::type;
    static constexpr bool says_why = std::is_same_v<first, typename Library::error_code>;
    static constexpr bool may_throw = std::is_same_v<first, std::exception_ptr>;

public:
    operation(const Executor& executor, Object* object, Start start)
        : executor_{executor}, object_{object}, start_{std::move(start)} {}
    operation(operation && other)
        : executor_{std::move(other.executor_)},
          object_{other.object_},
          start_{std::move(other.start_)},
          cancelled_{other.cancelled_} {}
    operation& operator=(operation) = delete;
    ~operation() {
        if (state_.waits())
            misuse_in_destructor("pawl: a coroutine was destroyed while an asynchronous operation works for it");
    }

    /// The same with its handlers on another executor.
    template <class Other>
    [[nodiscard]] auto on(const Other& executor)&& {
        return operation<Library, Other, Object, Start, Arguments...>{executor, object_, std::move(start_)};
    }

    void cancel() noexcept {
        if (std::exchange(cancelled_, true) || !begun_) return;
        if (auto ticket = state_.one_more()) again(canceller{std::move(ticket), object_, most_cancellations});
    }
    /// It ended because it was cancelled, and has done nothing. When it is over, before await_resume().
    [[nodiscard]] bool was_cancelled() { return cancelled_ && (!state_.results() || is_nothing(*state_.results())); }

    [[nodiscard]] bool await_ready() const noexcept { return cancelled_; }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> by) {
        wait::loop& here = wait::loop::here();
        if (!here.runs()) misuse("pawl: an asynchronous operation is awaited in a task, or in block_on");
        waiter_.coroutine = by;
        state_.begin(Library::strand_on(*executor_), waiter_, here.reached_through());
        executor_.reset();  // a strand, it may be, and to outlive the context
        begun_ = true;
        try {
            Library::dispatch(state_.strand(), starter{state_.one_more(), std::move(start_)});
        } catch (...) {
            state_.fail_with_current();
        }
        // The task may go on elsewhere from here on.
        return !state_.give_own_back();
    }
    auto await_resume() {
        state_.rethrow();
        auto& results = state_.results();
        if constexpr (says_why) {
            if (!results) results.emplace(given_up());
        } else {
            if (!results) throw typename Library::system_error{Library::aborted()};
        }
        if constexpr (may_throw) {
            if (const auto& thrown = std::get<0>(*results)) std::rethrow_exception(thrown);
            return std::apply([](auto&, auto&... rest) { return plain(std::move(rest)...); }, *results);
        } else
            return std::apply([](auto&... all) { return plain(std::move(all)...); }, *results);
    }

private:
    class starter {
    public:
        starter(typename state::ticket&& ticket, Start&& start)
            : ticket_{std::move(ticket)}, start_{std::move(start)} {}
        starter(starter&&) = default;
        starter& operator=(starter) = delete;
        void operator()() {
            try {
                std::move(start_)(handler{ticket_->one_more()});
            } catch (...) {
                ticket_->fail_with_current();
            }
            ticket_.give_back();
        }

    private:
        typename state::ticket ticket_;
        Start start_;
    };
    class canceller {
    public:
        canceller(typename state::ticket&& ticket, Object* object, int left)
            : ticket_{std::move(ticket)}, object_{object}, left_{left} {}
        canceller(canceller&&) = default;
        canceller& operator=(canceller) = delete;
        void operator()() {
            if (ticket_->has_ended()) return ticket_.give_back();
            if constexpr (Library::cancels) {
                ticket_->cancellation().emit();
            } else if constexpr (!std::is_same_v<Object, no_object>) {
                try {
                    object_->cancel();
                } catch (...) {  // it is closed, say
                }
                if (left_ > 0) return again(canceller{std::move(ticket_), object_, left_ - 1});
            }
            ticket_.give_back();
        }

    private:
        friend operation;
        typename state::ticket ticket_;
        Object* object_;
        int left_;
    };
    static void again(canceller one) {
        const strand on{one.ticket_->strand()};
        Library::post(on, std::move(one));
    }

    static void plain() noexcept {}
    template <class One>
    static One plain(One && one) {
        return std::move(one);
    }
    template <class... Several>
    static std::tuple<Several...> plain(Several && ... several) {
        return {std::move(several)...};
    }
    [[nodiscard]] static std::tuple<Arguments...> given_up() {
        std::tuple<Arguments...> nothing;
        std::get<0>(nothing) = Library::aborted();
        return nothing;
    }
    [[nodiscard]] static bool is_nothing(const std::tuple<Arguments...>& results) {
        if constexpr (!says_why)
            return false;
        else if constexpr (requires { results == given_up(); })
            return results == given_up();
        else
            return std::get<0>(results) == Library::aborted();
    }

    std::optional<Executor> executor_;
    Object* object_;
    Start start_;
    wait::ready_node waiter_;
    bool begun_ = false, cancelled_ = false;
    state state_;
};

}  // namespace pawl::inline PAWL_PORT::interoperation
