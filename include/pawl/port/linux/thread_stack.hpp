// A stack of a size that was asked for, with a guard below it, and what happens to who runs into that.
#pragma once

#include <pawl/port/linux/interrupts.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <utility>

// Sanitizers keep a megabyte of their own on each stack.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define PAWL_SANITIZER_ON_STACKS
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define PAWL_SANITIZER_ON_STACKS
#endif
#endif

namespace pawl::inline on_linux::port {

/// Fresh memory from the kernel: [guard | stack | a stack for signals]. Pages count against memory when they are first touched.
class thread_stack {
public:
    static constexpr std::size_t guard_size = 64 * 1024;  // frames larger than this may jump over it
    static constexpr std::size_t signal_size = 32 * 1024;
    static constexpr std::size_t least = 16 * 1024;  // what glibc asks for
#if defined(PAWL_SANITIZER_ON_STACKS)
    static constexpr std::size_t extra = 2 * 1024 * 1024;
#else
    static constexpr std::size_t extra = 0;
#endif

    thread_stack() noexcept = default;
    /// Rounded up to pages. Empty where memory cannot be had.
    explicit thread_stack(std::size_t bytes) noexcept {
        const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        if (bytes > SIZE_MAX / 2) return;
        bytes = (bytes + extra + page - 1) / page * page;
        void* const all = ::mmap(nullptr, guard_size + bytes + signal_size, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0);
        if (all == MAP_FAILED) return;
        if (::mprotect(all, guard_size, PROT_NONE) != 0) {
            ::munmap(all, guard_size + bytes + signal_size);
            return;
        }
        guard_ = static_cast<std::byte*>(all);
        size_ = bytes;
    }
    thread_stack(thread_stack&& other) noexcept
        : guard_{std::exchange(other.guard_, nullptr)}, size_{std::exchange(other.size_, 0)} {}
    thread_stack& operator=(thread_stack&& other) noexcept {
        std::swap(guard_, other.guard_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~thread_stack() {
        if (guard_) ::munmap(guard_, guard_size + size_ + signal_size);
    }

    [[nodiscard]] explicit operator bool() const noexcept { return guard_ != nullptr; }
    [[nodiscard]] std::byte* low() const noexcept { return guard_ + guard_size; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::byte* for_signals() const noexcept { return low() + size_; }
    [[nodiscard]] bool guards(const void* address) const noexcept {
        const auto at = reinterpret_cast<std::uintptr_t>(address), guard = reinterpret_cast<std::uintptr_t>(guard_);
        return guard_ && at >= guard && at < guard + guard_size;
    }

    /// The most bytes that were ever in use, down to the last word that was written with anything but 0. From any thread; reads
    /// what was touched only.
    [[nodiscard]] __attribute__((no_sanitize("address"))) std::size_t used() const noexcept {
        if (!guard_) return 0;
        const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        for (std::size_t at = 0; at < size_; at += page) {
            unsigned char touched = 0;
            if (::mincore(low() + at, page, &touched) == 0 && (touched & 1) == 0) continue;
            for (std::size_t i = at; i < at + page; i += sizeof(std::uintptr_t))
                // Its thread may be writing there: either value is an answer.
                if (__atomic_load_n(reinterpret_cast<const std::uintptr_t*>(low() + i), __ATOMIC_RELAXED) != 0)
                    return size_ - i;
        }
        return 0;
    }

private:
    std::byte* guard_ = nullptr;
    std::size_t size_ = 0;
};

namespace detail {
/// Of a thread that runs on a stack of its own; null for all others.
struct guarded_thread {
    const thread_stack* stack;
    const char* name;
};
inline constinit thread_local const guarded_thread* on_own_stack = nullptr;
inline constinit struct sigaction before_overflows {};

inline void pass_on(int signal, siginfo_t* about, void* context) noexcept {
    const struct sigaction& before = before_overflows;
    if (before.sa_flags & SA_SIGINFO) return before.sa_sigaction(signal, about, context);
    if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) return before.sa_handler(signal);
    ::signal(signal, SIG_DFL);  // the access that failed is made again, and ends the program as it would have
}
/// On the stack for signals, since there is no other left.
inline void when_memory_fails(int signal, siginfo_t* about, void* context) noexcept {
    const guarded_thread* const me = on_own_stack;
    if (!me || !me->stack->guards(about->si_addr)) return pass_on(signal, about, context);
    char size[24];
    *std::to_chars(size, size + sizeof size - 1, me->stack->size()).ptr = 0;
    last_words("pawl: stack overflow: thread \"");
    last_words(me->name);
    last_words("\" has used all of its ");
    last_words(size);
    last_words(" bytes\n");
    ::signal(signal, SIG_DFL);
}

/// For a thread that begins on such a stack. Whatever handled SIGSEGV before is asked about everything else.
inline void watch_for_overflow(const guarded_thread& me) noexcept {
    static constinit std::atomic<bool> installed{false};
    if (!installed.exchange(true)) {
        struct sigaction action {};
        action.sa_sigaction = when_memory_fails;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(SIGSEGV, &action, &before_overflows);
    }
    stack_t alternate{};
    alternate.ss_sp = me.stack->for_signals();
    alternate.ss_size = thread_stack::signal_size;
    ::sigaltstack(&alternate, nullptr);
    on_own_stack = &me;
}
inline void watch_no_more() noexcept {
    on_own_stack = nullptr;
    stack_t none{};
    none.ss_flags = SS_DISABLE;
    ::sigaltstack(&none, nullptr);
}
}  // namespace detail

}  // namespace pawl::inline on_linux::port
#undef PAWL_SANITIZER_ON_STACKS
