// What happens to a lock that is refused, where no value can say so.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/misuse_of.hpp>
#include <pawl/watch/printable.hpp>
#include <pawl/watch/text_writer.hpp>

#include <atomic>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

namespace pawl::inline PAWL_PORT {

#if defined(__cpp_exceptions)
/// Thrown by lock() and by timed calls: resource_deadlock_would_occur, owner_dead, resource_unavailable_try_again; by locks
/// with a ceiling invalid_argument and operation_not_permitted as well. The lock is not held. what() is the report.
class deadlock_error : public std::system_error {
public:
    explicit deadlock_error(const deadlock& why)
        : std::system_error{std::make_error_code(condition(why.why()))}, why_{why}, text_{why.report()} {}
    [[nodiscard]] const deadlock& why() const noexcept { return why_; }
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

private:
    static std::errc condition(errc why) noexcept {
        switch (why) {
            case errc::deadlock: return std::errc::resource_deadlock_would_occur;
            case errc::owner_died: return std::errc::owner_dead;
            case errc::out_of_order: return std::errc::resource_deadlock_would_occur;
            case errc::above_ceiling: return std::errc::invalid_argument;
            case errc::not_permitted: return std::errc::operation_not_permitted;
            default: return std::errc::resource_unavailable_try_again;
        }
    }
    deadlock why_;
    std::string text_;
};
#endif

/// Who is told of a lock that is refused in a program compiled without exceptions: it may write the report elsewhere, and
/// restart what must be. The program ends when it returns. Null: the report goes to the standard error output.
using deadlock_handler = void (*)(const deadlock& why) noexcept;
namespace lock {
inline constinit std::atomic<deadlock_handler> handler{nullptr};
}
/// Returns the handler that was there before. From anywhere.
inline deadlock_handler on_deadlock(deadlock_handler handler) noexcept {
    return lock::handler.exchange(handler, std::memory_order_acq_rel);
}
/// What is called for such a lock.
[[noreturn]] inline void on_deadlock(const deadlock& why) noexcept {
    if (const deadlock_handler handler = lock::handler.load(std::memory_order_acquire))
        handler(why);
    else
        why.write(watch::text_writer{watch::standard_error});
    std::abort();
}

namespace lock {
[[noreturn, gnu::cold, gnu::noinline]] inline void refuse(const deadlock& why) {
#if defined(__cpp_exceptions)
    throw deadlock_error{why};
#else
    on_deadlock(why);
#endif
}

/// unlock() by a task that does not hold the lock.
[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_unlock(const char* kind, const char* name) {
    constexpr const char* what = "was unlocked by a task that does not hold it";
#if defined(__cpp_exceptions)
    std::string text;
    {
        watch::text_writer to{text};
        to << "pawl: ";
        watch::write_kind_and_name(to, kind, name);
        to << ' ' << what;
    }
    throw std::system_error{std::make_error_code(std::errc::operation_not_permitted), text};
#else
    watch::misuse_of(kind, name, what);
#endif
}
}  // namespace lock

}  // namespace pawl::inline PAWL_PORT
