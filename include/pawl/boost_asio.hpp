// Pawl's awaitables in Boost.Asio, and Boost.Asio's operations in Pawl's tasks. No other header includes this one: who does has
// Boost.Asio.
#pragma once

#include <pawl/asio/async_wait.hpp>
#include <pawl/asio/no_cancellation.hpp>
#include <pawl/asio/use_task.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/awaitable.hpp>

#include <utility>  // which some of those below forget

#include <boost/asio/associated_allocator.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/detail/config.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/execution.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/query.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/system_executor.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/version.hpp>
#if BOOST_ASIO_VERSION >= 101900
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#endif

namespace pawl::inline PAWL_PORT::boost_asio {

/// What the templates in pawl/asio/ ask of the library.
struct library {
    using error_code = ::boost::system::error_code;
    using system_error = ::boost::system::system_error;
    using execution_context = ::boost::asio::execution_context;
    using service = ::boost::asio::execution_context::service;
    using service_id = ::boost::asio::execution_context::id;

    [[nodiscard]] static error_code aborted() noexcept { return ::boost::asio::error::operation_aborted; }
    /// A future's executor belongs to none.
    template <class Executor>
    [[nodiscard]] static execution_context& context_of(const Executor& executor, const auto& otherwise) {
        if constexpr (::boost::asio::can_query<const Executor&, ::boost::asio::execution::context_t>::value)
            return ::boost::asio::query(executor, ::boost::asio::execution::context);
        else
            return ::boost::asio::query(otherwise, ::boost::asio::execution::context);
    }
    template <class Service>
    [[nodiscard]] static Service& service_of(execution_context& context) {
        return ::boost::asio::use_service<Service>(context);
    }
    /// As long as this executor lives its context has work.
    [[nodiscard]] static auto with_work(const auto& executor) {
        return ::boost::asio::prefer(executor, ::boost::asio::execution::outstanding_work.tracked);
    }
    [[nodiscard]] static auto strand_on(const auto& executor) { return ::boost::asio::make_strand(executor); }
    [[nodiscard]] static auto executor_of(const auto& handler, const auto& otherwise) {
        return ::boost::asio::get_associated_executor(handler, otherwise);
    }
    [[nodiscard]] static auto allocator_of(const auto& handler) {
        return ::boost::asio::get_associated_allocator(handler);
    }
    template <class Function>
    static void post(const auto& executor, Function&& f) {
        ::boost::asio::post(executor, std::forward<Function>(f));
    }
    template <class Function>
    static void dispatch(const auto& executor, Function&& f) {
        ::boost::asio::dispatch(executor, std::forward<Function>(f));
    }
    template <class Signature, class Token, class Initiation, class... Arguments>
    static auto initiate(Initiation&& initiation, Token& token, Arguments&&... arguments) {
        return ::boost::asio::async_initiate<Token, Signature>(std::forward<Initiation>(initiation), token,
                                                               std::forward<Arguments>(arguments)...);
    }

#if BOOST_ASIO_VERSION >= 101900
    static constexpr bool cancels = true;
    using cancellation_slot = ::boost::asio::cancellation_slot;
    class cancellation {
    public:
        [[nodiscard]] cancellation_slot slot() noexcept { return signal_.slot(); }
        void emit() { signal_.emit(::boost::asio::cancellation_type::all); }

    private:
        ::boost::asio::cancellation_signal signal_;
    };
    [[nodiscard]] static auto slot_of(const auto& handler) {
        return ::boost::asio::get_associated_cancellation_slot(handler);
    }
#else
    // This version knows nothing of it.
    static constexpr bool cancels = false;
    using cancellation_slot = interoperation::no_slot;
    using cancellation = interoperation::no_cancellation;
    [[nodiscard]] static cancellation_slot slot_of(const auto&) noexcept { return {}; }
#endif
};

/// Waits for one of Pawl's awaitables, and completes as any asynchronous operation does: token is a callback, use_future,
/// use_awaitable, or what else the library takes. Its signature is void(R), where R is what co_await gives; void(std::exception_ptr,
/// R) where that may throw, as a task's may.
///
/// The handler is called through its associated executor, or else `at` (an executor, a context, an I/O object), or else the
/// system's executor. Its associated allocator gives the memory, and its context has work meanwhile. Cancellation of any type in its slot
/// ends the wait as elsewhere in Pawl: nothing is lost, and what a peer completed before is handed over. If the context
/// goes, its waits are cancelled, and their handlers are destroyed without a call.
///
/// All waits of a context take place on one thread, which the first one begins: the handlers of a select's branches, and
/// tasks that are waited for, run there.
template <class Awaitable, class Token>
requires tasks::awaitable<Awaitable>
auto async_wait(Awaitable what, Token&& token) {
    return interoperation::async_wait<library>(::boost::asio::system_executor{}, std::move(what), token);
}
template <class At, class Awaitable, class Token>
requires tasks::awaitable<Awaitable>
auto async_wait(At&& at, Awaitable what, Token&& token) {
    return interoperation::async_wait<library>(interoperation::executor_at(at), std::move(what), token);
}

#if defined(BOOST_ASIO_HAS_CO_AWAIT)
/// The same in a coroutine of the library: co_await use(rx.async_recv()).
template <class Awaitable>
requires tasks::awaitable<Awaitable>
auto use(Awaitable what) {
    return interoperation::async_wait<library>(::boost::asio::system_executor{}, std::move(what),
                                               ::boost::asio::use_awaitable);
}
#endif

/// The completion token for Pawl's tasks: co_await socket.async_read_some(buffer, use_task) gives what its handler would be
/// given, a tuple where that is more than one thing; a leading std::exception_ptr is thrown. The operation begins when it is
/// awaited, on its executor; so do all its parts and its cancellation, one after the other also where several threads
/// run that executor. Its end wakes the task's level without a lock.
///
/// A task that is stopped cancels the operation, and goes on when that has ended: with operation_aborted, or with what it
/// had done by then. If its context goes, so does the task, with operation_aborted; of an operation without an error code
/// system_error is thrown. Not for interrupts. Where the library knows no cancellation of single operations (before 1.19, Boost 1.77),
/// use_task(socket) cancels through socket.cancel(), which ends all operations of that object.
inline constexpr interoperation::use_task<library> use_task{};

/// An operation of use_task on another executor than its own; or of one that has none, as post().
template <class At, class Operation>
[[nodiscard]] auto on(At&& at, Operation operation) {
    return std::move(operation).on(interoperation::executor_at(at));
}

}  // namespace pawl::inline PAWL_PORT::boost_asio

template <class Signature>
class boost::asio::async_result<pawl::interoperation::use_task<pawl::boost_asio::library>, Signature> {
public:
    template <class Initiation, class... Arguments>
    static auto initiate(Initiation&& initiation, pawl::interoperation::use_task<pawl::boost_asio::library>,
                         Arguments&&... arguments) {
        return pawl::interoperation::of_use_task<pawl::boost_asio::library, Signature>::initiate(
            std::forward<Initiation>(initiation), static_cast<pawl::interoperation::no_object*>(nullptr),
            std::forward<Arguments>(arguments)...);
    }
};
template <class Object, class Signature>
class boost::asio::async_result<pawl::interoperation::use_task_of<pawl::boost_asio::library, Object>, Signature> {
public:
    template <class Initiation, class... Arguments>
    static auto initiate(Initiation&& initiation,
                         pawl::interoperation::use_task_of<pawl::boost_asio::library, Object> token,
                         Arguments&&... arguments) {
        return pawl::interoperation::of_use_task<pawl::boost_asio::library, Signature>::initiate(
            std::forward<Initiation>(initiation), token.object, std::forward<Arguments>(arguments)...);
    }
};
