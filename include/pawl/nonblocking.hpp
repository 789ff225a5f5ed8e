// The attribute that makes a compiler keep the promise "never waits for anybody".
#pragma once

/// PAWL_NONBLOCKING stands after noexcept. clang 20 and newer refuses a body that may block or allocate
/// (-Wfunction-effects) and RealtimeSanitizer watches it run; other compilers read nothing.
/// PAWL_NONBLOCKING_IF(condition): the promise holds for some types of message only.
/// PAWL_TRUSTED(call): not looked into by the compiler; RealtimeSanitizer still is there when it runs. A reason stands beside it.
#if defined(__clang__) && __has_cpp_attribute(clang::nonblocking)
#define PAWL_NONBLOCKING [[clang::nonblocking]]
#define PAWL_NONBLOCKING_IF(...) [[clang::nonblocking(__VA_ARGS__)]]
#define PAWL_TRUSTED(...)                                                                                    \
    _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wfunction-effects\"") __VA_ARGS__; \
    _Pragma("clang diagnostic pop")
#else
#define PAWL_NONBLOCKING
#define PAWL_NONBLOCKING_IF(...)
#define PAWL_TRUSTED(...) __VA_ARGS__
#endif
