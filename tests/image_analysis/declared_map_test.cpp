#include "analysis/stack/declared_map.hpp"

#include <gtest/gtest.h>

#include "analysis/image/names.hpp"
#include "analysis/stack/frame_sizes.hpp"

namespace pawl::analysis {
namespace {

TEST(DeclaredMap, IsReadLineByLine) {
    declared_map map;
    ASSERT_EQ(map.add("# of the test\n"
                      "call step in pawl_irq_* -> run_level nothing   # and of this line\n"
                      "call - -> constructors\n\n"
                      "interrupt 5 priority 3\n"
                      "levels 2\n"
                      "task blink level 1\n"
                      "task parent awaits child other\n"
                      "thread worker runs main::* stack 512\n"
                      "thread button runs sees stack its_stack keeps 72\n"
                      "recursion walk times 4\n"
                      "other_stack pawl_pended_call\n"),
              "");
    ASSERT_EQ(map.calls.size(), 2u);
    EXPECT_EQ(map.calls[0].in, "pawl_irq_*");
    EXPECT_EQ(map.calls[0].targets.size(), 2u);
    EXPECT_EQ(map.priorities.at(5), 3);
    EXPECT_EQ(map.most_level, 2);
    EXPECT_EQ(map.levels[0].second, 1);
    EXPECT_EQ(map.awaits[0].second.size(), 2u);
    EXPECT_EQ(map.threads[0].stack, 512);
    EXPECT_EQ(map.threads[0].keeps, 0);
    EXPECT_EQ(map.threads[1].stack_object, "its_stack");
    EXPECT_EQ(map.threads[1].keeps, 72);
    EXPECT_EQ(map.recursions[0].second, 4);
}

TEST(DeclaredMap, RefusesALineByItsNumber) {
    for (const char* line : {"cal f -> g", "call f", "call f ->", "interrupt x priority 1", "interrupt 5 priority", "task t level -1",
                             "task t level one", "thread t run f", "thread t runs f stack 0", "thread t runs f stack", "thread t runs f keeps it",
                             "thread t runs f stack s stack 8", "thread t runs f keeps 8 keeps 8", "levels", "recursion f times 0"}) {
        declared_map map;
        EXPECT_EQ(map.add(std::string("# first\n") + line), std::string("line 2 is not understood: ") + line);
    }
    declared_map twice;
    EXPECT_NE(twice.add("interrupt 5 priority 1\ninterrupt 5 priority 2\n"), "");
}

TEST(DeclaredMap, OfTheLibraryIsUnderstood) {
    declared_map map;
    EXPECT_EQ(map.add(library_map), "");
    EXPECT_FALSE(map.calls.empty());
}

TEST(Patterns, FitWholeNames) {
    EXPECT_TRUE(fits("pawl::*::look", "pawl::wait::questions::look"));
    EXPECT_TRUE(fits("*", ""));
    EXPECT_TRUE(fits("a*b*c", "axxbyyc"));
    EXPECT_FALSE(fits("pawl::*::look", "pawl::wait::look_at"));
    EXPECT_FALSE(fits("look", "pawl::look"));
}

TEST(Names, OfCoroutinesAreThoseOfTheirFunctions) {
    EXPECT_EQ(short_name("_ZN12_GLOBAL__N_19keep_timeEPZNS_9keep_timeERN4pawl11on_cortex_m12static_frameILj176EEEE77_ZN12_GLOBAL__N_"
                         "19keep_timeERN4pawl11on_cortex_m12static_frameILj176EEE.Frame.actor"),
              "keep_time");
    EXPECT_EQ(short_name("_ZN4pawl11on_cortex_m4wait4loop4turnERKSt6atomicImEj"), "pawl::wait::loop::turn");
}

TEST(Names, SayWhatAClassIsMadeOf) {
    EXPECT_EQ(made_of("_ZN4bodyIZ4mainEUlvE_E4callEv"), "main::{lambda()#1}");
    EXPECT_EQ(made_of("_ZN4bodyIPFvvEE4callEv"), "void (*)()");
    EXPECT_EQ(made_of("_ZN4bodyI5otherIiEE4callEv"), "other<int>");
    EXPECT_EQ(made_of("_ZN4body4callEv"), "");
    EXPECT_EQ(made_of("_Z4callIiEvv"), "");
    EXPECT_EQ(long_name("_ZN12_GLOBAL__N_16memoryILi0EEE"), "memory<0>");
}

TEST(FrameSizes, AreReadFromWhatTheCompilerWrites) {
    frame_sizes sizes;
    const std::string file =
        "graph: { title: \"a.cpp\"\n"
        "node: { title: \"a.cpp:_ZL1fv\" label: \"void f()\\na.cpp:1:6\\n16 bytes (static)\" }\n"
        "node: { title: \"g\" label: \"int g(int)\\na.cpp:3:5\\n24 bytes (dynamic)\" }\n"
        "node: { title: \"h\" label: \"void h()\\nb.h:1:6\" shape : ellipse }\n"
        "edge: { sourcename: \"g\" targetname: \"h\" label: \"a.cpp:4:2\" }\n}\n";
    ASSERT_EQ(sizes.add(file), "");
    EXPECT_TRUE(sizes.bytes.at("_ZL1fv").contains(16));
    EXPECT_TRUE(sizes.unbounded.contains("g"));
    EXPECT_FALSE(sizes.bytes.contains("h"));
    EXPECT_EQ(sizes.add("nothing of the kind"), "this is no file of -fcallgraph-info");
    EXPECT_EQ(sizes.add("graph: { title: \"a.cpp\"\n}\n"), "it has no sizes: compile with -fcallgraph-info=su");
}

}  // namespace
}  // namespace pawl::analysis
