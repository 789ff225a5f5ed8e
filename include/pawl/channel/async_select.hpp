// select for coroutines.
#pragma once

#include <pawl/channel/select.hpp>
#include <pawl/wait/awaiting.hpp>
#include <pawl/wait/told_wait.hpp>

#include <coroutine>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace channel {

/// co_await gives the index of the branch that went on, after its handler. Destroying the coroutine while it waits ends
/// the wait: messages to be sent stay where they were, and none is received. May be moved until it is awaited.
template <class... Branches>
class [[nodiscard]] awaited_select {
    using chosen = selection<Branches...>;
    template <class>
    struct awaiting_of;
    template <class... Operations>
    struct awaiting_of<wait::waiting<Operations...>> {
        using type = wait::awaiting<Operations...>;
    };

public:
    explicit awaited_select(Branches&&... branches) : branches_{std::move(branches)...} {}
    awaited_select(awaited_select&& other) : branches_{std::move(other.branches_)}, cancelled_{other.cancelled_} {}
    awaited_select& operator=(awaited_select) = delete;
    ~awaited_select() {
        if (wait_) wait_->abandon();
    }

    /// Ends the wait: no handler is called, and co_await gives the number of branches; unless a peer was quicker. From the
    /// thread whose loop the coroutine waits in.
    void cancel() noexcept {
        cancelled_ = true;
        if (wait_) wait_->cancel();
    }
    [[nodiscard]] wait::told_wait told() const noexcept { return {trace::reason::select, this}; }
    [[nodiscard]] bool was_cancelled() const noexcept {
        return wait_->finished() == wait_->none && wait_->why() == errc::cancelled;
    }

    [[nodiscard]] bool await_ready() noexcept {
        std::apply([&](auto&... branches) { chosen_.emplace(branches...); }, branches_);
        chosen_->with_operations([&](auto&... operations) {
            wait_.emplace(chosen_->limit(), port::any_number() % chosen::waiting::count, operations...);
        });
        if (cancelled_) wait_->cancel();
        return wait_->await_ready();
    }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> handle) noexcept(!wait::refuses_held_locks) {
        return wait_->await_suspend(handle);
    }
    std::size_t await_resume() {
        const std::size_t finished = wait_->await_resume();
        if (was_cancelled()) return sizeof...(Branches);
        const bool refused = finished == wait_->none && wait_->why() == errc::too_many;
        return chosen_->finish(finished, refused);
    }

private:
    std::tuple<Branches...> branches_;
    bool cancelled_ = false;
    std::optional<chosen> chosen_;
    std::optional<typename awaiting_of<typename chosen::waiting>::type> wait_;
};

}  // namespace channel

/// select for co_await, in a coroutine of any type. Progress and fairness are select's. Where the task is stopped meanwhile, no
/// handler is called, and the number of branches comes out; no message is lost.
template <class... Branches>
auto async_select(Branches... branches) {
    return channel::awaited_select<Branches...>{std::move(branches)...};
}

}  // namespace pawl::inline PAWL_PORT
