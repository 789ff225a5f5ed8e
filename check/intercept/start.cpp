// The program's entry. libc's start-up runs as usual; instead of main it finds the worker, which runs main once per
// execution, on a fiber.
#include "check/intercept/start.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "check/intercept/exit.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/faults.hpp"
#include "check/intercept/lock_circles.hpp"
#include "check/intercept/races.hpp"
#include "check/intercept/verification_names.hpp"
#include "check/intercept/visible_places.hpp"
#include "check/intercept/worker.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/heap.hpp"
#include "check/machine/snapshot.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

using main_function = int (*)(int, char**, char**);
using hook = void (*)();

main_function program_main = nullptr;
int argument_count = 0;
char** arguments = nullptr;
char** environment = nullptr;
wire::session* session = nullptr;

// The supervisor's session, or one of our own where the program was started by hand.
wire::session* attach() {
    const char* number = getenv(wire::session_variable);
    void* at = reinterpret_cast<void*>(wire::session_address);
    if (!number) {
        void* own = mmap(at, sizeof(wire::session), PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
        if (own == MAP_FAILED) own::kernel::leave(70);
        auto* alone = static_cast<wire::session*>(own);
        alone->pool_size = 64;
        return alone;
    }
    const int descriptor = atoi(number);
    void* shared =
        mmap(at, sizeof(wire::session), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED_NOREPLACE, descriptor, 0);
    own::kernel::call(SYS_close, descriptor);
    unsetenv(wire::session_variable);
    auto* given = static_cast<wire::session*>(shared);
    if (shared == MAP_FAILED || given->magic != wire::session_magic || given->version != wire::session_version)
        own::kernel::leave(71);  // built by another version of pawl: the supervisor says so
    return given;
}

struct constructors {
    hook init = nullptr;
    main_function* array = nullptr;
    std::size_t count = 0;
    hook* fini_array = nullptr;
    std::size_t fini_count = 0;
};

// DT_INIT and DT_INIT_ARRAY of the executable.
int find_constructors(dl_phdr_info* object, std::size_t, void* result) {
    auto& out = *static_cast<constructors*>(result);
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        if (object->dlpi_phdr[i].p_type != PT_DYNAMIC) continue;
        const auto* d = reinterpret_cast<const ElfW(Dyn)*>(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr);
        for (; d->d_tag != DT_NULL; ++d) {
            if (d->d_tag == DT_INIT) out.init = reinterpret_cast<hook>(object->dlpi_addr + d->d_un.d_ptr);
            if (d->d_tag == DT_INIT_ARRAY)
                out.array = reinterpret_cast<main_function*>(object->dlpi_addr + d->d_un.d_ptr);
            if (d->d_tag == DT_INIT_ARRAYSZ) out.count = d->d_un.d_val / sizeof(hook);
        }
    }
    return 1;  // the first object is the executable
}

void run_constructors() {
    constructors found;
    dl_iterate_phdr(find_constructors, &found);
    if (found.init) found.init();
    for (std::size_t i = 0; i < found.count; ++i) found.array[i](argument_count, arguments, environment);
}

int no_constructors(int, char**, char**) { return 0; }

// The first frame of every execution.
void execution_entry() {
    refuse_functions_atomic_by_name();
    if (session->simulate_constructors) run_constructors();
    exit(program_main(argument_count, arguments, environment));
}

// Program arguments and environment strings: the program may write into them.
void remember_arguments() {
    char* begin = reinterpret_cast<char*>(arguments);
    char* end = begin;
    for (char** one = environment; *one; ++one) end = *one + std::strlen(*one) + 1;
    for (int i = 0; i < argument_count; ++i)
        if (arguments[i] + std::strlen(arguments[i]) + 1 > end) end = arguments[i] + std::strlen(arguments[i]) + 1;
    if (end > begin && end - begin < (1 << 20))
        machine::program_snapshot().add_range(begin, static_cast<std::uint64_t>(end - begin));
}

int worker_main(int argc, char** argv, char** envp) {
    argument_count = argc;
    arguments = argv;
    environment = envp;
    install_terminate_handler();
    if (!machine::park_threads(session->pool_size)) {
        session->result.kind = wire::answer_kind::more_threads;
        session->result.what.kind = wire::finding_kind::unsupported;
        std::strcpy(session->result.what.text, "the system refuses as many threads as the program wants");
        own::kernel::leave(72);
    }
    install_fault_handlers();
    load_visible_places();
    watch_lock_order();
    machine::the_race_handler = found_race;
    // The unwinder sets itself up at its first use: before the snapshot, so that every execution finds it ready.
    wire::stack_trace first_use;
    machine::unwind_here(first_use);
    machine::heap_remember();
    machine::remember_thread_storage();
    machine::program_snapshot().add_range(reinterpret_cast<char*>(machine::heap_address),
                                          reinterpret_cast<std::uint64_t>(machine::heap_end()) - machine::heap_address);
    remember_arguments();
    machine::program_snapshot().take();
    run_worker(*session, execution_entry);
}

}  // namespace

void request_simulated_constructors() {
    if (session->simulate_constructors) own::kernel::leave(73);
    session->simulate_constructors = true;
    if (!session->supervised) own::kernel::leave(73);
    session->result.kind = wire::answer_kind::restart_search;
    session->turn.store(static_cast<std::uint32_t>(wire::turn_of::supervisor), std::memory_order_release);
    own::kernel::futex_wake(session->turn);
    own::kernel::leave(0);
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT int __libc_start_main(main_function main, int argc, char** argv, main_function init, hook fini,
                                  hook rtld_fini, void* stack_end) {
    using start_function = int (*)(main_function, int, char**, main_function, hook, hook, void*);
    const auto real = reinterpret_cast<start_function>(dlsym(RTLD_NEXT, "__libc_start_main"));
    session = attach();
    the_session(*session);
    program_main = main;
    return real(worker_main, argc, argv, session->simulate_constructors ? no_constructors : init, fini, rtld_fini,
                stack_end);
}
