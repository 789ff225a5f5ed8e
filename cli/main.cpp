// pawl VERB ...: finds the verb and hands over.
#include <cstdio>
#include <string>

#include "cli/verb.hpp"

namespace {

struct verb {
    const char* name;
    int (*run)(int argc, char** argv);
    const char* usage;  // null: not for people
    const char* purpose;
};

constexpr verb verbs[] = {
    {"check", pawl::cli::check, "check FILE... [-- ARGS]", "find the schedule that jams a program"},
    {"merge", pawl::cli::merge, "merge SHARD...", "the verdict on a search in parts: pawl check --shard I/N"},
    {"replay", pawl::cli::replay, "replay SCHEDULE", "run one schedule again; --step, --gdb: look at each step"},
    {"run", pawl::cli::run, "run SKETCH.ino", "run a FreeRTOS or Arduino sketch in virtual time"},
    {"advise", pawl::cli::advise, "advise SKETCH.ino", "say what to change in a sketch; --patch: as a diff, checked"},
    {"weaken", pawl::cli::weaken, "weaken FILE...", "say which memory orders a program needs, by making each weaker"},
    {"watch", pawl::cli::watch, "watch -- COMMAND [ARGS]", "run a program as it is; tell when its locks deadlock"},
    {"trace", pawl::cli::trace, "trace FILE", "show what a program did that was started with PAWL_TRACE=FILE"},
    {"stack", pawl::cli::stack, "stack IMAGE", "say the most that the stacks of a firmware image can hold"},
    {"map", pawl::cli::map, "map IMAGE", "say what lies where in a firmware image; --svg: as a picture"},
    {"timing", pawl::cli::timing, "timing FILE", "say how late tasks may be, from declared costs and periods"},
    {"cc", pawl::cli::cc, "cc ARGS", "compile C instrumented, in the place of cc"},
    {"c++", pawl::cli::cxx, "c++ ARGS", "the same for C++"},
    {"rustc", pawl::cli::rustc, "rustc ARGS", "the same for Rust"},
    {"cargo", pawl::cli::cargo, "cargo build|test ARGS", "build a Rust project and its dependencies instrumented"},
    {"__assemble", pawl::cli::assemble, nullptr, nullptr},
};

void print_usage(std::FILE* to) {
    std::fputs("pawl checks concurrent programs, unmodified, under every schedule.\n\n", to);
    for (const verb& one : verbs)
        if (one.usage != nullptr) std::fprintf(to, "  pawl %-26s %s\n", one.usage, one.purpose);
    std::fputs("\n  pawl VERB --help says more. Begin with: pawl check FILE\n", to);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        print_usage(stderr);
        return pawl::cli::exit_usage;
    }
    const std::string word = argv[1];
    if (word == "--help" || word == "-h" || word == "help") {
        print_usage(stdout);
        return pawl::cli::exit_ok;
    }
    if (word == "--version") {
        std::puts("pawl " PAWL_VERSION);
        return pawl::cli::exit_ok;
    }
    for (const verb& one : verbs)
        if (word == one.name) return one.run(argc - 1, argv + 1);
    std::fprintf(stderr, "pawl: there is no verb '%s'\n\n", word.c_str());
    print_usage(stderr);
    return pawl::cli::exit_usage;
}
