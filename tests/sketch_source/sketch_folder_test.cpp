#include "sketch/source/sketch_folder.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/build/workbench.hpp"

namespace pawl::sketch {
namespace {

namespace fs = std::filesystem;
using check::build::workbench;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> names(const std::vector<fs::path>& files) {
    std::vector<std::string> result;
    for (const fs::path& file : files) result.push_back(file.filename());
    return result;
}

TEST(SketchFolder, HoldsItsTabsByNameAndItsSources) {
    const workbench bench;
    for (const char* name :
         {"blink/blink.ino", "blink/z.ino", "blink/a.ino", "blink/b.pde", "blink/lamp.cpp", "blink/lamp.h", "blink/c.c",
          "blink/src/deep/d.cpp", "blink/other/e.cpp", "blink/.hidden.ino"})
        bench.file(name, "");
    for (const fs::path& given : {bench / "blink", bench / "blink/", bench / "blink/blink.ino"}) {
        const auto found = find_sketch(given);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->name, "blink");
        EXPECT_THAT(names(found->tabs), ElementsAre("blink.ino", "a.ino", "b.pde", "z.ino"));
        EXPECT_THAT(names(found->sources), ElementsAre("c.c", "lamp.cpp", "d.cpp"));
        EXPECT_TRUE(found->tabs.front().is_absolute());
    }
}

TEST(SketchFolder, LeavesAFileOfAnotherNameAlone) {
    const workbench bench;
    bench.file("course/one.ino", "");
    bench.file("course/two.ino", "");
    bench.file("course/help.cpp", "");
    const auto found = find_sketch(bench / "course/one.ino");
    ASSERT_TRUE(found);
    EXPECT_THAT(names(found->tabs), ElementsAre("one.ino"));
    EXPECT_THAT(found->sources, IsEmpty());
}

TEST(SketchFolder, SaysWhichFileAFolderLacks) {
    const workbench bench;
    bench.file("course/one.ino", "");
    const auto found = find_sketch(bench / "course");
    ASSERT_FALSE(found);
    EXPECT_THAT(found.error(), HasSubstr("course is a folder without course.ino; name the file: one.ino"));
}

TEST(SketchFolder, IsKnownFromItsTabs) {
    const workbench bench;
    const fs::path main = bench.file("blink/blink.pde", "");
    EXPECT_EQ(sketch_around(bench.file("blink/a.ino", "")), main);
    EXPECT_EQ(sketch_around(main), "");
    EXPECT_EQ(sketch_around(bench.file("a.ino", "")), "");
}

}  // namespace
}  // namespace pawl::sketch
