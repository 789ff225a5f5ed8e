#include "check/build/program.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/build/workbench.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* hello =
    "#include <stdio.h>\nint shared;\nint main(void) { shared++; puts(\"hello\"); return 0; }\n";

std::string failure(const std::expected<program, build_error>& built) { return built ? "" : built.error().message; }

TEST(BuildProgram, MakesACProgramThatRuns) {
    const workbench bench;
    const auto built = bench.build({bench.file("hello.c", hello)});
    ASSERT_TRUE(built) << failure(built);
    EXPECT_EQ(built->language, "C");
    EXPECT_TRUE(built->uses_runtime);
    EXPECT_TRUE(built->blind_spots.empty());
    EXPECT_EQ(built->executable.filename(), "hello");
    EXPECT_EQ(bench.run({built->executable.string()}).output, "hello\n");
}

TEST(BuildProgram, MakesCxx23OfSeveralFilesInBothLanguages) {
    const workbench bench;
    bench.file("two.h", "#ifdef __cplusplus\nextern \"C\"\n#endif\nint two(void);\n");
    const auto built = bench.build({bench.file("main.cpp",
                                               "#include <expected>\n#include <thread>\n#include \"two.h\"\n"
                                               "int main() { std::expected<int, int> e = two();\n"
                                               "std::jthread t([] {}); return *e - 2; }\n"),
                                    bench.file("two.c", "#include \"two.h\"\nint two(void) { return 2; }\n")});
    ASSERT_TRUE(built) << failure(built);
    EXPECT_EQ(built->language, "C++");
    EXPECT_TRUE(bench.run({built->executable.string()}));
}

TEST(BuildProgram, BuildsTheSameOnce) {
    const workbench bench;
    const fs::path source = bench.file("hello.c", hello);
    const auto first = bench.build({source});
    const auto second = bench.build({source});
    ASSERT_TRUE(first && second);
    EXPECT_GT(first->seconds, 0);
    EXPECT_EQ(second->seconds, 0);
    EXPECT_EQ(first->executable, second->executable);
    EXPECT_GT(bench.build({source}, {"-DOTHER"})->seconds, 0);
}

TEST(BuildProgram, BuildsAgainWhenAHeaderChanges) {
    const workbench bench;
    const fs::path source = bench.file("a.c", "#include \"a.h\"\nint main(void) { return VALUE; }\n");
    bench.file("a.h", "#define VALUE 3\n");
    EXPECT_EQ(bench.run({bench.build({source})->executable.string()}).status, 3);
    bench.file("a.h", "#define VALUE 44\n");
    EXPECT_EQ(bench.run({bench.build({source})->executable.string()}).status, 44);
}

// GCC names neither a precompiled header among what it read, nor what that was made of.
TEST(BuildProgram, BuildsAgainWhenAPrecompiledHeaderChanges) {
    const workbench bench;
    const auto precompile = [&](const char* text) {
        bench.file("a.hpp", text);
        const auto made =
            bench.pawl({"c++", "-std=c++2b", "-x", "c++-header", "a.hpp", "-o", "a.hpp.gch"}, {"CXX=g++"});
        EXPECT_EQ(made.status, 0) << made.output;
    };
    const fs::path given = bench.file("given.cpp", "int main() { return value; }\n");
    const fs::path named = bench.file("named.cpp", "// Its first.\n#include \"a.hpp\"\nint main() { return value; }\n");
    const std::vector<std::string> flags{"-Winvalid-pch", "-Werror", "-include", (bench / "a.hpp").string()};
    const auto both = [&] {
        const auto first = bench.build({given}, flags), second = bench.build({named}, {"-Winvalid-pch", "-Werror"});
        EXPECT_TRUE(first && second) << failure(first) << failure(second);
        return std::pair{bench.run({first->executable.string()}).status,
                         bench.run({second->executable.string()}).status};
    };
    precompile("#pragma once\nenum { value = 3 };\n");
    EXPECT_EQ(both(), std::pair(3, 3));
    precompile("#pragma once\nenum { value = 44 };\n");
    EXPECT_EQ(both(), std::pair(44, 44));
}

TEST(BuildProgram, GivesTheCompilersOwnMessage) {
    const workbench bench;
    EXPECT_THAT(failure(bench.build({bench.file("bad.c", "int main( {\n")})), HasSubstr("bad.c:1:11: error:"));
    EXPECT_THAT(failure(bench.build({bench.file("open.c", "int f(void); int main(void) { return f(); }\n")})),
                HasSubstr("undefined reference to `f'"));
}

TEST(BuildProgram, SaysWhatIsWrongWithAFile) {
    const workbench bench;
    EXPECT_THAT(failure(bench.build({bench / "none.c"})), HasSubstr("none.c: there is no such file"));
    EXPECT_THAT(failure(bench.build({bench.folder()})), HasSubstr("is a folder"));
    EXPECT_THAT(failure(bench.build({bench.file("notes.txt", "text")})), HasSubstr("notes.txt: is neither"));
}

TEST(BuildProgram, SaysWhatToSetWhenTheCacheCannotBeWritten) {
    const workbench bench;
    const fs::path source = bench.file("hello.c", hello);
    bench.file("cache", "a file where the folder should be");
    EXPECT_THAT(failure(bench.build({source})), HasSubstr("set PAWL_CACHE"));
}

TEST(BuildProgram, LeavesNothingUnfinishedInTheCache) {
    const workbench bench;
    (void)bench.build({bench.file("hello.c", hello)});
    (void)bench.build({bench.file("bad.c", "nonsense")});
    EXPECT_TRUE(fs::is_empty(bench.cache() / "work"));
}

TEST(BuildProgram, NamesInlineAssembly) {
    const workbench bench;
    const auto built = bench.build({bench.file("a.c",
                                               "int main(void) {\n__asm__ volatile(\"pause\");\n__asm__ "
                                               "volatile(\"cpuid\" ::: \"eax\", \"ebx\", \"ecx\", \"edx\");\n}\n")});
    ASSERT_TRUE(built) << failure(built);
    ASSERT_EQ(built->blind_spots.size(), 1u);
    EXPECT_EQ(built->blind_spots[0].what, blind_spot::kind::inline_assembly);
    EXPECT_EQ(built->blind_spots[0].file, (bench / "a.c").string());
    EXPECT_EQ(built->blind_spots[0].line, 3);
    EXPECT_EQ(built->blind_spots[0].text, "cpuid");
}

TEST(BuildProgram, NamesObjectsAndArchivesThatAreNotInstrumented) {
    const workbench bench;
    bench.file("f.c", "int f(void) { return 0; }\n");
    bench.file("g.c", "int g(void) { return 0; }\n");
    ASSERT_TRUE(bench.run({"gcc", "-c", "f.c", "g.c"}));
    ASSERT_TRUE(bench.run({"ar", "rcs", "libg.a", "g.o"}));
    const fs::path main = bench.file("main.c", "int f(void), g(void); int main(void) { return f() + g(); }\n");
    const auto built = bench.build({main, bench / "f.o"}, {}, {"-L" + bench.folder().string(), "-lg"});
    ASSERT_TRUE(built) << failure(built);
    ASSERT_EQ(built->blind_spots.size(), 2u);
    EXPECT_EQ(built->blind_spots[0].what, blind_spot::kind::uninstrumented_object);
    EXPECT_EQ(built->blind_spots[0].text, (bench / "f.o").string());
    EXPECT_EQ(built->blind_spots[1].text, (bench / "libg.a").string());
}

TEST(BuildProgram, LinksAgainWhenALibraryChanges) {
    const workbench bench;
    const fs::path main = bench.file("main.c", "int f(void); int main(void) { return f(); }\n");
    const auto library = [&](const char* value) {
        bench.file("f.c", std::string("int f(void) { return ") + value + "; }\n");
        ASSERT_TRUE(bench.run({"gcc", "-c", "f.c"}));
        ASSERT_TRUE(bench.run({"ar", "rcs", "libf.a", "f.o"}));
    };
    const auto status = [&] {
        return bench.run({bench.build({main}, {}, {"-L" + bench.folder().string(), "-lf"})->executable.string()})
            .status;
    };
    library("1");
    EXPECT_EQ(status(), 1);
    library("2");
    EXPECT_EQ(status(), 2);
}

TEST(BuildProgram, TakesAFinishedProgramAsItIs) {
    const workbench bench;
    const fs::path source = bench.file("hello.c", hello);
    ASSERT_TRUE(bench.run({"gcc", source.string(), "-o", "foreign"}));
    const auto foreign = bench.build({bench / "foreign"});
    ASSERT_TRUE(foreign);
    EXPECT_FALSE(foreign->uses_runtime);
    ASSERT_TRUE(bench.pawl({"cc", source.string(), "-o", "own"}));
    const auto own = bench.build({bench / "own"});
    ASSERT_TRUE(own);
    EXPECT_TRUE(own->uses_runtime);
    EXPECT_EQ(own->seconds, 0);
    EXPECT_EQ(own->language, "");
}

TEST(BuildProgram, KnowsItsOwnSharedLibrariesFromForeignOnes) {
    const workbench bench;
    bench.file("f.c", "int f(void) { return 0; }\n");
    const fs::path main = bench.file("main.c", "int f(void); int main(void) { return f(); }\n");
    const std::vector<std::string> flags = {"-L" + bench.folder().string(), "-lf"};
    ASSERT_TRUE(bench.pawl({"cc", "-shared", "-fPIC", "f.c", "-Wl,-soname,libf.so", "-o", "libf.so"}));
    EXPECT_TRUE(bench.build({main}, {}, flags)->blind_spots.empty());
    ASSERT_TRUE(bench.run({"gcc", "-shared", "-fPIC", "f.c", "-Wl,-soname,libf.so", "-o", "libf.so"}));
    const auto foreign = bench.build({main}, {}, flags);
    ASSERT_EQ(foreign->blind_spots.size(), 1u);
    EXPECT_EQ(foreign->blind_spots[0].text, "libf.so");
}

}  // namespace
}  // namespace pawl::check::build
