// Each plain access in a program's text is one call of the runtime, neither more nor fewer.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "check/build/instrumentation.hpp"
#include "check/build/place.hpp"
#include "tests/build/workbench.hpp"

namespace pawl::check::build {
namespace {

struct example {
    const char* name;
    const char* text;
    int reads;
    int writes;
};

// All variables are global ints.
constexpr example examples[] = {
    {"spin", "while (!x);", 1, 0},
    {"peterson", "while (x == 1 && y == 1);", 2, 0},
    {"two_spins", "while (x == 1); while (x == 2);", 2, 0},
    {"dead_write", "x = 1; y = 2; x = 3;", 0, 3},
    {"dead_write_through_pointer", "*p = 1; *p = 2;", 2, 2},
    {"repeated_read", "int a = x; int b = x; return a * 3 + b;", 2, 0},
    {"read_after_write", "x = 1; if (x != 1) return 5;", 1, 1},
    {"unused_read", "int seen = x; (void)seen;", 1, 0},
    {"write_of_itself", "x = x;", 1, 1},
    {"increments", "x++; x++;", 2, 2},
    {"sum_in_loop", "for (int i = 0; i < 5; i++) x += y;", 2, 1},
    {"write_in_endless_loop", "for (;;) y = 1;", 0, 1},
    {"read_and_write_in_endless_loop", "for (;;) if (x) y = 1;", 1, 1},
    {"do_loop", "int n = 0; do n++; while (x < 5); return n;", 1, 0},
    {"write_in_both_branches", "if (c) x = 1; else x = 2;", 0, 2},
    {"write_in_one_branch", "if (x) y = z;", 2, 1},
    {"write_in_every_case", "switch (c) { case 1: x = 1; break; case 2: x = 2; break; default: x = 9; }", 0, 3},
    {"choice", "return c ? x : y;", 2, 0},
    {"read_in_one_branch", "int r = 0; if (c) r = x; return r;", 1, 0},
    {"both_operands", "return x && y;", 2, 0},
    {"switch_in_loop", "for (;;) switch (x) { case 0: continue; case 1: y = 1; break; default: return z; }", 2, 1},
    {"struct_copy", "first = second;", 1, 1},
    {"array_loop", "for (int i = 0; i < 16; i++) array[i] = 0;", 0, 1},
    {"neighbours", "array[0] = 0; array[1] = 0; array[2] = 0; array[3] = 0;", 0, 4},
    {"called_twice", "once(); once();", 0, 2},
    {"read_twice_in_functions", "return get() + get();", 2, 0},
};

std::string whole_source() {
    std::string text =
        "int x, y, z, array[16]; int* p; struct { int a, b, c, d; } first, second;\n"
        "#define inlined static inline __attribute__((always_inline))\n"
        "inlined void once(void) { x = 1; }\ninlined int get(void) { return x; }\n";
    for (const example& one : examples)
        text += std::string("int ") + one.name + "(int c) { " + one.text + " return c; }\n";
    return text;
}

struct calls {
    int reads = 0;
    int writes = 0;
};

std::map<std::string, calls> count(const std::string& assembly) {
    std::map<std::string, calls> found;
    std::string function;
    std::istringstream lines(assembly);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t colon = line.find(':');
        if (colon != std::string::npos && std::string(".# \t").find(line[0]) == std::string::npos)
            function = line.substr(0, colon);
        if (line.find("call") == std::string::npos && line.find("jmp") == std::string::npos) continue;
        const bool copy = line.find("memcpy@PLT") != std::string::npos;  // how clang copies a structure
        if (copy || line.find("__tsan_read") != std::string::npos) ++found[function].reads;
        if (copy || line.find("__tsan_write") != std::string::npos) ++found[function].writes;
    }
    return found;
}

void expect_faithful(const std::string& program, compiler::family kind, const std::string& level) {
    const workbench bench;
    bench.file("all.c", whole_source());
    std::vector<std::string> words = {program, level, "-S", "all.c", "-o", "all.s", "-Wno-everything"};
    if (kind == compiler::family::gcc) words.back() = "-w";
    const std::vector<std::string> flags = compile_flags(kind, *find_places());
    words.insert(words.end(), flags.begin(), flags.end());
    const outcome compiled = bench.run(words);
    ASSERT_TRUE(compiled) << compiled.output;
    auto found = count(bench.run({"cat", "all.s"}).output);
    for (const example& one : examples) {
        EXPECT_EQ(found[one.name].reads, one.reads) << one.name << ": " << one.text;
        EXPECT_EQ(found[one.name].writes, one.writes) << one.name << ": " << one.text;
    }
}

TEST(FaithfulAccess, SurvivesGccWhateverOptimisationTheUserAsksFor) {
    for (const char* level : {"-O0", "-O2", "-O3", "-ftree-pre", "-fcode-hoisting"})
        expect_faithful("gcc", compiler::family::gcc, level);
}

TEST(FaithfulAccess, SurvivesClang) {
    if (find_in_path("clang").empty()) GTEST_SKIP() << "clang is not installed";
    expect_faithful("clang", compiler::family::clang, "-O2");
}

TEST(FaithfulAccess, LeavesStandardAtomicsInline) {
    const workbench bench;
    bench.file("a.cpp", "#include <atomic>\nstd::atomic<int> a;\nint f() { a.store(1); return a.fetch_add(2) + a; }\n");
    std::vector<std::string> words = {"g++", "-S", "a.cpp", "-o", "a.s"};
    const std::vector<std::string> flags = compile_flags(compiler::family::gcc, *find_places());
    words.insert(words.end(), flags.begin(), flags.end());
    ASSERT_TRUE(bench.run(words));
    const std::string assembly = bench.run({"cat", "a.s"}).output;
    EXPECT_NE(assembly.find("__tsan_atomic32_fetch_add"), std::string::npos);
    EXPECT_EQ(assembly.find("\t_ZNSt13__atomic_base"), std::string::npos) << "std::atomic became a call";
}

}  // namespace
}  // namespace pawl::check::build
