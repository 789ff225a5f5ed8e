// The exception by which a coroutine ended, if it did. Nothing where the program is compiled without exceptions.
#pragma once

#include <pawl/port/port.hpp>

#if defined(__cpp_exceptions)
#include <exception>
#include <utility>
#endif

namespace pawl::inline PAWL_PORT::tasks {

#if defined(__cpp_exceptions)
class failure {
public:
    /// In a handler: of the exception that is being handled.
    void keep_current() noexcept { why_ = std::current_exception(); }
    explicit operator bool() const noexcept { return why_ != nullptr; }
    /// Throws it, if there is one; it is kept no longer.
    void rethrow() {
        if (why_) std::rethrow_exception(std::exchange(why_, nullptr));
    }

private:
    std::exception_ptr why_;
};
#else
class failure {
public:
    void keep_current() noexcept {}
    explicit operator bool() const noexcept { return false; }
    void rethrow() noexcept {}
};
#endif

}  // namespace pawl::inline PAWL_PORT::tasks
