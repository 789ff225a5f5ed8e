#include "check/build/instrumentation.hpp"

namespace pawl::check::build {
namespace {

// A search over schedules is only as true as the accesses it sees. At -O1 GCC merges, moves and drops plain accesses
// before it instruments them; each pass below was found to do so, and tests/build/faithful_access_test.cpp counts.
constexpr const char* gcc_faithful[] = {
    "-fno-tree-fre",             // int a = x; int b = x; would read once
    "-fno-tree-dominator-opts",  // the same, and x = 1; if (x != 1) would not read
    "-fno-tree-dse",             // x = 1; x = 2; would write once
    "-fno-tree-dce",             // int seen = x; without a use of seen would not read
    "-fno-tree-loop-im",         // while (!stop); would read once and then spin on a register
    "-fno-tree-sink",            // if (c) x = 1; else x = 2; would become one write behind the branch
    "-fno-tree-cselim",          // the same, and a conditional write would become an unconditional one
    "-fno-tree-pre",             // off at -O1, but where the user turns it on x++; x++; would read once
    "-fno-code-hoisting",        // the same
};

// Calls that promise not to wait are followed from entry to return, so their functions must stay functions. Only those of
// about one instruction are inlined: all that the standard containers need to stay as quick as they were.
constexpr const char* gcc_whole_calls[] = {
    "-fno-inline-functions-called-once",
    "--param=max-inline-insns-single=3",
    "--param=early-inlining-insns=0",
};

constexpr const char* gcc_flags[] = {
    "-fsanitize=thread",
    "-Wno-tsan",  // GCC's own runtime does not model fences; Pawl's does
    "--param=tsan-distinguish-volatile=1",
    "-O1",  // with -O0 std::atomic would not inline; from -O2 on, loops without a side effect disappear
};

// LLVM moves plain accesses at every level but -O0, and has no flags that stop it pass by pass.
constexpr const char* clang_flags[] = {
    "-fsanitize=thread",
    "-O0",
    "-mllvm",
    "-tsan-distinguish-volatile=1",
    "-mllvm",
    "-tsan-instrument-read-before-write=1",  // x = x + 1 is a read and a write
};

}  // namespace

std::vector<std::string> compile_flags(compiler::family kind, const places& where) {
    std::vector<std::string> flags = {
        "-g",
        "-fno-omit-frame-pointer",
        "-U_FORTIFY_SOURCE",  // the checked memcpy and printf are other functions, which nobody instruments
        "-fno-lto",           // link-time optimisation would undo the choices made here
        "-pthread",
        // Code that asks not to be instrumented (moodycamel's queues do) would be invisible, and nobody would know.
        "-Dno_sanitize_thread=",
        "-Dno_sanitize(...)=",
    };
    if (kind == compiler::family::gcc) {
        flags.insert(flags.end(), std::begin(gcc_flags), std::end(gcc_flags));
        flags.insert(flags.end(), std::begin(gcc_faithful), std::end(gcc_faithful));
        flags.insert(flags.end(), std::begin(gcc_whole_calls), std::end(gcc_whole_calls));
    } else {
        flags.insert(flags.end(), std::begin(clang_flags), std::end(clang_flags));
        flags.push_back("-Wno-unused-command-line-argument");  // a user's -Werror must not trip over ours
    }
    // After every other folder: it must not hide a header of the user's.
    flags.insert(flags.end(), {"-idirafter", where.include.string()});
    return flags;
}

std::vector<std::string> link_flags(compiler::family kind, const places& where) {
    std::vector<std::string> flags = {
        "-pthread",
        "-Wl,--push-state,--no-as-needed",  // needed by everything, though no object refers to all of it
        where.runtime.string(),
        "-Wl,--pop-state",
        "-Wl,-rpath," + where.runtime.parent_path().string(),
        "-Wl,-z,now",  // binding late would run the loader's code in the middle of an execution
        "-Wl,--wrap=memcpy,--wrap=memmove,--wrap=memset",  // of the program's own objects: GCC instruments no calls
        // What libpawl asks of Linux, wherever the program has it from.
        "-Wl,--wrap=pawl_futex_wait,--wrap=pawl_futex_wait_any,--wrap=pawl_futex_wake",
        "-Wl,--wrap=pawl_memory_barrier_everywhere,--wrap=pawl_thread_number",
        "-Wl,--wrap=pawl_futex_lock_inherit,--wrap=pawl_futex_unlock_inherit",
        "-Wl,--wrap=pawl_interrupts_off,--wrap=pawl_interrupts_on",
        "-rdynamic",  // so that the runtime finds, and stands in for, functions of the program
    };
    if (kind == compiler::family::clang) flags.push_back("-fno-sanitize-link-runtime");
    return flags;
}

std::vector<std::string> step_flags(const places& where) {
    return {"-wrapper", where.command.string() + ",__assemble"};
}

}  // namespace pawl::check::build
