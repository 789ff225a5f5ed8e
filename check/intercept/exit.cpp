#include "check/intercept/exit.hpp"

#include <assert.h>
#include <link.h>
#include <signal.h>

#include <cstdio>
#include <cstring>
#include <typeinfo>

#include "check/intercept/cancellation.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/leaks.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

// Of libstdc++, where the program has it.
extern "C" void* pawl_set_terminate(void (*)()) __asm__("_ZSt13set_terminatePFvvE") __attribute__((weak));
extern "C" std::type_info* __cxa_current_exception_type() __attribute__((weak));
extern "C" void pawl_current_exception(void** result) __asm__("_ZSt17current_exceptionv") __attribute__((weak));
extern "C" const std::type_info pawl_type_of_std_exception __asm__("_ZTISt9exception") __attribute__((weak));

namespace pawl::check::intercept {
namespace {

using machine::the_computer;
using wire::finding_kind;

struct exit_handler {
    void (*function)(void*);
    void* argument;
    bool quick;
};

own::vector<exit_handler> handlers;

struct range {
    std::uint64_t begin, end;
};

// Destructors of libraries are not run at the end of an execution: their state is put back as a whole.
bool belongs_to_executable(const void* dso_handle) {
    static range executable{};
    if (executable.end == 0)
        dl_iterate_phdr(
            [](dl_phdr_info* object, std::size_t, void* result) {
                auto& r = *static_cast<range*>(result);
                for (int i = 0; i < object->dlpi_phnum; ++i) {
                    const auto& segment = object->dlpi_phdr[i];
                    if (segment.p_type != PT_LOAD) continue;
                    const std::uint64_t begin = object->dlpi_addr + segment.p_vaddr, end = begin + segment.p_memsz;
                    if (r.end == 0 || begin < r.begin) r.begin = begin;
                    if (end > r.end) r.end = end;
                }
                return 1;  // the first is the executable
            },
            &executable);
    const auto at = reinterpret_cast<std::uint64_t>(dso_handle);
    return at == 0 || (at >= executable.begin && at < executable.end);
}

void run_handlers(bool quick) {
    // A handler may register more.
    while (!handlers.empty()) {
        const exit_handler last = handlers.back();
        handlers.pop_back();
        if (last.quick == quick) last.function(last.argument);
    }
}

// What the exception says of itself, if it is one of the standard library's family.
const char* what_of(const std::type_info* thrown) {
    if (!pawl_current_exception || !&pawl_type_of_std_exception) return nullptr;
    void* object = nullptr;
    pawl_current_exception(&object);
    const std::type_info* family = &pawl_type_of_std_exception;
    __asm__("" : "+r"(family));  // a virtual call: libstdc++'s own function is not linked here
    if (!object || !family->__do_catch(thrown, &object, 1)) return nullptr;
    // std::exception's virtual functions: two destructors, then what().
    using what_function = const char* (*)(const void*);
    return (*static_cast<what_function**>(object))[2](object);
}

void terminated() {
    char text[sizeof(wire::finding::text)] =
        "std::terminate was called: a joinable std::thread was destroyed, or a noexcept function threw";
    if (const std::type_info* type = __cxa_current_exception_type ? __cxa_current_exception_type() : nullptr) {
        const char* what = what_of(type);
        std::snprintf(text, sizeof text, what ? "%s: %s" : "%s", type->name(), what);
    }
    if (machine::simulating()) the_computer.fail(finding_kind::exception, text);
    own::kernel::leave(134);
}

[[noreturn]] void fail_assertion(const char* expression, const char* file, unsigned line) {
    if (!machine::simulating()) own::kernel::leave(134);
    char text[sizeof(wire::finding::text)];
    std::snprintf(text, sizeof text, "%s (%s:%u)", expression, file, line);
    the_computer.fail(finding_kind::assertion, text);
}

}  // namespace

void restart_exit_handlers() {
    static own::vector<exit_handler> kept;  // of static constructors that ran before
    static bool first = true;
    if (first) {
        for (const auto& one : handlers) kept.push_back(one);
        first = false;
    }
    handlers.clear();
    for (const auto& one : kept) handlers.push_back(one);
}

void each_exit_argument(void (*visit)(void*, const void*), void* self) {
    for (const auto& one : handlers) visit(self, one.argument);
}

void install_terminate_handler() {
    if (pawl_set_terminate) pawl_set_terminate(terminated);
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::simulating;
using pawl::check::wire::operation_kind;

PAWL_EXPORT int __cxa_atexit(void (*function)(void*), void* argument, void* dso_handle) {
    if (belongs_to_executable(dso_handle)) handlers.push_back({function, argument, false});
    return 0;
}
PAWL_EXPORT int __cxa_at_quick_exit(void (*function)(void*), void*) {
    handlers.push_back({function, nullptr, true});
    return 0;
}
PAWL_EXPORT int on_exit(void (*function)(int, void*), void* argument) {
    // The status comes first there: such a handler gets 0, the usual one.
    struct two {
        void (*function)(int, void*);
        void* argument;
    };
    auto* both = static_cast<two*>(pawl::check::machine::execution_memory(sizeof(two)));
    *both = {function, argument};
    pawl::check::intercept::keep_reachable(argument);
    handlers.push_back(
        {[](void* p) { static_cast<two*>(p)->function(0, static_cast<two*>(p)->argument); }, both, false});
    return 0;
}
PAWL_EXPORT void __cxa_finalize(void*) {}

PAWL_EXPORT int __cxa_thread_atexit_impl(void (*function)(void*), void* object, void*) {
    if (!simulating()) return 0;  // main's objects made before main: put back as a whole
    auto& me = pawl::check::machine::current_task();
    auto* one = static_cast<pawl::check::machine::thread_local_destructor*>(
        pawl::check::machine::execution_memory(sizeof(pawl::check::machine::thread_local_destructor)));
    *one = {function, object, me.destructors};
    me.destructors = one;
    return 0;
}

PAWL_EXPORT void exit(int status) {
    if (!simulating()) pawl::check::own::kernel::leave(status);
    auto& me = pawl::check::machine::current_task();
    if (!me.left_by_exit) {
        me.left_by_exit = true;
        // What an interrupt's handler refers to may have been a local variable of main.
        the_computer.silence_interrupts();
        the_computer.announce(operation_kind::process_exit);  // until now the others may run
        run_thread_local_destructors();
        run_handlers(false);
    }
    the_computer.finish(status & 255);
}
PAWL_EXPORT void quick_exit(int status) {
    if (!simulating()) pawl::check::own::kernel::leave(status);
    the_computer.announce(operation_kind::process_exit);
    run_handlers(true);
    the_computer.finish(status & 255);
}
PAWL_EXPORT void _exit(int status) {
    if (!simulating()) pawl::check::own::kernel::leave(status);
    the_computer.announce(operation_kind::process_exit);
    the_computer.finish(status & 255);
}
PAWL_EXPORT void _Exit(int status) { _exit(status); }

PAWL_EXPORT void abort() {
    if (!simulating()) pawl::check::own::kernel::leave(134);
    the_computer.fail_by_signal(SIGABRT, "abort() was called");
}

PAWL_EXPORT void __assert_fail(const char* expression, const char* file, unsigned line, const char*) {
    fail_assertion(expression, file, line);
}
PAWL_EXPORT void __assert(const char* expression, const char* file, int line) {
    fail_assertion(expression, file, static_cast<unsigned>(line));
}
PAWL_EXPORT void __assert_perror_fail(int error, const char* file, unsigned line, const char*) {
    char text[64];
    std::snprintf(text, sizeof text, "assert_perror(%d)", error);
    fail_assertion(text, file, line);
}
