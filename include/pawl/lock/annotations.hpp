// Clang's thread-safety attributes: which call takes which lock. -Wthread-safety keeps them; other compilers read nothing.
#pragma once

#if defined(__clang__)
#define PAWL_CAPABILITY(name) [[clang::capability(name)]]
#if __has_cpp_attribute(clang::reentrant_capability)
#define PAWL_REENTRANT_CAPABILITY(name) [[clang::capability(name), clang::reentrant_capability]]
#else
#define PAWL_REENTRANT_CAPABILITY(name)
#endif
#define PAWL_SCOPED_CAPABILITY [[clang::scoped_lockable]]
#define PAWL_ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define PAWL_TRY_ACQUIRE(...) __attribute__((try_acquire_capability(__VA_ARGS__)))
#define PAWL_RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))
#define PAWL_REQUIRES(...) __attribute__((requires_capability(__VA_ARGS__)))
#define PAWL_EXCLUDES(...) __attribute__((locks_excluded(__VA_ARGS__)))
#define PAWL_GUARDED_BY(...) __attribute__((guarded_by(__VA_ARGS__)))
#define PAWL_NO_THREAD_SAFETY_ANALYSIS __attribute__((no_thread_safety_analysis))
#else
#define PAWL_CAPABILITY(name)
#define PAWL_REENTRANT_CAPABILITY(name)
#define PAWL_SCOPED_CAPABILITY
#define PAWL_ACQUIRE(...)
#define PAWL_TRY_ACQUIRE(...)
#define PAWL_RELEASE(...)
#define PAWL_REQUIRES(...)
#define PAWL_EXCLUDES(...)
#define PAWL_GUARDED_BY(...)
#define PAWL_NO_THREAD_SAFETY_ANALYSIS
#endif
