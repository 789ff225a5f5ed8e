// Waiting for a Pawl awaitable as an asynchronous operation of the library.
#pragma once

#include <pawl/asio/waiting_operation.hpp>
#include <pawl/port/port.hpp>

#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::interoperation {

template <class Awaitable>
using wait_signature = typename signature_of<wait_result<Awaitable>, never_throws<Awaitable>>::type;

/// Of an executor, a context or an I/O object.
template <class At>
[[nodiscard]] auto executor_at(At& at) {
    if constexpr (requires { at.get_executor(); })
        return at.get_executor();
    else
        return at;
}

template <class Library, class Executor, class Awaitable, class Token>
auto async_wait(const Executor& at, Awaitable&& what, Token& token) {
    static_assert(!std::is_reference_v<wait_result<Awaitable>>,
                  "pawl: a handler is given objects: an awaitable that gives a reference cannot be waited for");
    return Library::template initiate<wait_signature<Awaitable>>(
        [otherwise = at]<class Handler>(Handler&& handler, Awaitable awaited) {
            const auto executor = Library::executor_of(handler, otherwise);
            using operation =
                waiting_operation<Library, Awaitable, std::decay_t<Handler>, std::decay_t<decltype(executor)>>;
            auto& service =
                Library::template service_of<waiting_service<Library>>(Library::context_of(executor, otherwise));
            operation::begin(std::forward<Handler>(handler), executor, service, std::move(awaited));
        },
        token, std::move(what));
}

}  // namespace pawl::inline PAWL_PORT::interoperation
