/// Calls that tasks make of one object, written down while they happen: what linearizable() judges.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include <pawl/check/recorded_call.hpp>

namespace pawl::check {

/// A call that has begun. Where it never returns it may have taken effect or not.
template <class As>
class open_call {
public:
    explicit open_call(recorded_call<typename As::spec>& at) : at_{&at} {}

    /// It has returned this. Wait-free. Never allocates.
    template <class Answer>
    void returned(const Answer& answer) {
        const typename As::answer kept(answer);
        recording::copy(at_->values + As::answer_stands_at, &kept, sizeof kept);
        returned();
    }
    PAWL_UNSEEN void returned() {
        at_->has_answer = true;
        at_->time.end();
    }

private:
    recorded_call<typename As::spec>* at_;
};

/// Up to `Capacity` calls (64 at most), each by the method of `Spec` that says what it does to the object when it is alone.
/// Any task may call at any time; nothing here is a step of the program, or in a race. A history is used once.
///
///     check::history<check::fifo<int>> calls;
///     calls.call<&check::fifo<int>::try_push>([&](int n) { return queue.try_push(n); }, 1);
template <class Spec, std::size_t Capacity = 16>
class history {
    static_assert(Capacity >= 1 && Capacity <= 64, "a history holds 1 to 64 calls");

public:
    history() = default;
    history(const history&) = delete;
    history& operator=(const history&) = delete;

    /// Makes the call, `callable(arguments...)`, writes it down, and returns what it returned. Of a call that throws it is
    /// open whether it took effect.
    template <auto Method, class Callable, class... Arguments>
    auto call(Callable&& callable, Arguments... arguments) {
        auto open = begin<Method>(arguments...);
        if constexpr (std::is_void_v<std::invoke_result_t<Callable, Arguments...>>) {
            std::forward<Callable>(callable)(arguments...);
            open.returned();
        } else {
            auto answer = std::forward<Callable>(callable)(arguments...);
            if constexpr (recording::as<Spec, Method, Arguments...>::has_answer)
                open.returned(answer);
            else
                open.returned();
            return answer;
        }
    }

    /// A call that returns later: `begin<&spec::method>(arguments...)`, then `returned(answer)` of the result.
    template <auto Method, class... Arguments>
    auto begin(Arguments... arguments) {
        using as = recording::as<Spec, Method, Arguments...>;
        const typename as::given kept(arguments...);
        recorded_call<Spec>& mine = next(&as::kind);
        recording::copy(mine.values, &kept, sizeof kept);
        mine.time.begin(this);
        return open_call<as>(mine);
    }

    /// So many calls were begun.
    [[nodiscard]] PAWL_UNSEEN std::size_t size() const noexcept { return __atomic_load_n(&count_, __ATOMIC_ACQUIRE); }
    /// Copies the call with this number, in the order in which they were written down.
    [[nodiscard]] recorded_call<Spec> at(std::size_t number) const {
        recorded_call<Spec> one;
        recording::copy(&one, &calls_[number], sizeof one);
        return one;
    }

private:
    PAWL_UNSEEN recorded_call<Spec>& next(const call_kind<Spec>* kind) {
        const std::size_t mine = __atomic_fetch_add(&count_, 1, __ATOMIC_ACQ_REL);
        if (mine >= Capacity)
            pawl_fail("more calls than the history has room for: history<Spec, CALLS>", "pawl/check/call_history.hpp", __LINE__);
        calls_[mine].kind = kind;
        return calls_[mine];
    }

    recorded_call<Spec> calls_[Capacity]{};
    std::size_t count_ = 0;
};

}  // namespace pawl::check
