// The completion token that makes an awaitable for Pawl's tasks.
#pragma once

#include <pawl/asio/operation.hpp>
#include <pawl/port/port.hpp>

#include <tuple>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::interoperation {

template <class Library, class Object>
struct use_task_of {
    Object* object;
};
template <class Library>
struct use_task {
    template <class Object>
    [[nodiscard]] constexpr use_task_of<Library, Object> operator()(Object& object) const noexcept {
        return {&object};
    }
};

/// Does not say on which executor it runs: on(executor, operation) does.
template <class Library, class Start, class... Arguments>
class [[nodiscard("it is to be placed by on(), and awaited")]] operation_anywhere {
public:
    explicit operation_anywhere(Start && start) : start_{std::move(start)} {}
    template <class Executor>
    [[nodiscard]] auto on(const Executor& executor)&& {
        return operation<Library, Executor, no_object, Start, Arguments...>{executor, nullptr, std::move(start_)};
    }

private:
    Start start_;
};

/// For async_result of these tokens: the operation begins when it is awaited.
template <class Library, class Signature>
struct of_use_task;
template <class Library, class... Arguments>
struct of_use_task<Library, void(Arguments...)> {
    template <class Initiation, class Object, class... Given>
    static auto initiate(Initiation&& initiation, Object* object, Given&&... given) {
        auto start = [initiation = std::decay_t<Initiation>(std::forward<Initiation>(initiation)),
                      given = std::tuple<std::decay_t<Given>...>(std::forward<Given>(given)...)]<class Handler>(
                         Handler&& handler) mutable {
            std::apply(
                [&](auto&... each) { std::move(initiation)(std::forward<Handler>(handler), std::move(each)...); },
                given);
        };
        const auto placed_on = [&](const auto& executor) {
            return operation<Library, std::decay_t<decltype(executor)>, Object, decltype(start),
                             std::decay_t<Arguments>...>{executor, object, std::move(start)};
        };
        if constexpr (!std::is_same_v<Object, no_object>)
            return placed_on(object->get_executor());
        else if constexpr (requires { initiation.get_executor(); })
            return placed_on(initiation.get_executor());
        else
            return operation_anywhere<Library, decltype(start), std::decay_t<Arguments>...>{std::move(start)};
    }
};

}  // namespace pawl::inline PAWL_PORT::interoperation
