#include "check/build/dependencies.hpp"

#include <gmock/gmock.h>

#include "tests/build/workbench.hpp"

namespace pawl::check::build {
namespace {

TEST(Dependencies, AreReadFromGccsRule) {
    EXPECT_THAT(prerequisites("a.o: /w/a.c /w/a\\ b.h \\\n /w/c$$d.h /w/a.c\n"),
                testing::ElementsAre("/w/a.c", "/w/a b.h", "/w/c$d.h"));
}

TEST(Dependencies, AreReadFromRustcsRules) {
    EXPECT_THAT(prerequisites("out: a.rs b.rs\n\nout.d: a.rs b.rs\n\na.rs:\nb.rs:\n\n# env-dep:HOME=/root x: y\n"),
                testing::ElementsAre("a.rs", "b.rs"));
}

TEST(Dependencies, ChangeStateWithAnyFile) {
    const workbench bench;
    const auto header = bench.file("a.h", "1");
    const dependency_record record(bench / "record");
    EXPECT_FALSE(record.state("cc a.c"));
    const std::string state = record.remember("cc a.c", {header}, bench / "scratch");
    EXPECT_EQ(record.state("cc a.c"), state);
    bench.file("a.h", "22");
    EXPECT_NE(record.state("cc a.c"), state);
}

}  // namespace
}  // namespace pawl::check::build
