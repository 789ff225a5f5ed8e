// What an awaiter waits for, for who traces the program.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <cstdint>

namespace pawl::inline PAWL_PORT::wait {

/// What told() of an awaiter gives, where it has one.
struct told_wait {
    trace::reason why = trace::reason::other;
    const void* object = nullptr;
    const char* name = nullptr;
};
template <class Awaiter>
[[nodiscard]] told_wait told_by(const Awaiter& one) noexcept {
    if constexpr (requires { one.told(); })
        return one.told();
    else
        return {};
}

/// The task, known by its chain, lets others run.
[[gnu::cold, gnu::noinline]] inline void tell_of_wait(const void* task, const told_wait& what) noexcept {
    trace::tell(trace::traced::waits_apart, task, what.name, {}, what.object, static_cast<std::uint32_t>(what.why));
}

}  // namespace pawl::inline PAWL_PORT::wait
