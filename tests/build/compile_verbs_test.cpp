// pawl cc and pawl c++ in the place of a project's own compilers.
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <fstream>

#include "check/build/elf_file.hpp"
#include "check/build/place.hpp"
#include "tests/build/workbench.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* program_text = "int shared; int main(void) { shared++; return shared - 1; }\n";

bool instrumented(const fs::path& file) {
    const auto modules = read_elf(file);
    return modules && !modules->empty() && modules->front().instrumented;
}

TEST(PawlCc, CompilesAndLinksInOneStepWithoutGccsOwnRuntime) {
    const workbench bench;
    bench.file("a.c", program_text);
    ASSERT_TRUE(bench.pawl({"cc", "-O2", "a.c", "-o", "a"}));
    EXPECT_TRUE(instrumented(bench / "a"));
    EXPECT_THAT(read_elf(bench / "a")->front().needed, testing::Contains("libpawl_check_runtime.so"));
    EXPECT_THAT(read_elf(bench / "a")->front().needed, testing::Not(testing::Contains(HasSubstr("libtsan"))));
    EXPECT_TRUE(bench.run({"./a"}));
}

TEST(PawlCc, WritesWhereTheUserAskedAndNowhereElse) {
    const workbench bench;
    bench.file("a.c", program_text);
    ASSERT_TRUE(bench.pawl({"cc", "-c", "a.c"}));
    ASSERT_TRUE(bench.pawl({"cc", "-c", "a.c", "-o", "named.o", "-MD", "-MF", "named.d"}));
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(bench.folder())) names.push_back(entry.path().filename());
    EXPECT_THAT(names, testing::UnorderedElementsAre("a.c", "a.o", "named.o", "named.d"));
}

TEST(PawlCc, IsWhatMakeCallsForAWholeProject) {
    const workbench bench;
    bench.file("Makefile", "all: app\nlibpart.a: part.o\n\tar rcs $@ $^\napp: main.o libpart.a\n\t$(CC) $^ -o $@\n");
    bench.file("main.c", "int part(void); int main(void) { return part(); }\n");
    bench.file("part.c", "int counter; int part(void) { return counter++; }\n");
    const std::string command = this_command();
    const outcome made =
        bench.run({"make", "CC=" + command + " cc", "CFLAGS=-O2 -pipe -Wall -Werror"}, {"MAKEFLAGS=", "MAKELEVEL="});
    ASSERT_TRUE(made) << made.output;
    const auto built = bench.build({bench / "app"});
    ASSERT_TRUE(built);
    EXPECT_TRUE(built->uses_runtime);
    EXPECT_TRUE(built->blind_spots.empty());
}

TEST(PawlCc, AnswersAConfigureScriptsQuestions) {
    const workbench bench;
    for (const char* question : {"--version", "-dumpmachine", "-print-search-dirs"}) {
        EXPECT_EQ(bench.pawl({"cc", question}).output, bench.run({"gcc", question}).output) << question;
    }
    bench.file("a.c", "#define N 7\nint a = N;\n");
    EXPECT_THAT(bench.pawl({"cc", "-E", "a.c"}).output, HasSubstr("int a = 7;"));
}

TEST(PawlCc, KeepsTheCompilersStatusAndMessage) {
    const workbench bench;
    bench.file("bad.c", "nonsense\n");
    const outcome failed = bench.pawl({"cc", "-c", "bad.c"});
    EXPECT_EQ(failed.status, 1);
    EXPECT_THAT(failed.output, HasSubstr("bad.c:1"));
    EXPECT_EQ(bench.pawl({"cc", "-static", "bad.c"}).status, 2);
}

TEST(PawlCc, NamesTheCompilerThatIsMissing) {
    const workbench bench;
    bench.file("a.c", program_text);
    const outcome failed = bench.pawl({"cc", "-c", "a.c"}, {"PATH=/nowhere"});
    EXPECT_EQ(failed.status, 2);
    EXPECT_THAT(failed.output, HasSubstr("apt-get install gcc"));
}

TEST(PawlCc, DoesNotTakeItselfForTheRealCompiler) {
    const workbench bench;
    bench.file("a.c", program_text);
    EXPECT_TRUE(bench.pawl({"cc", "-c", "a.c"}, {"CC=pawl cc"}));
    EXPECT_TRUE(bench.pawl({"cc", "-c", "a.c"}, {"CC=" + this_command().string() + " cc"}));
}

TEST(PawlCc, WorksThroughClangAndNamesItsInlineAssemblyToo) {
    if (find_in_path("clang").empty()) GTEST_SKIP() << "clang is not installed";
    const workbench bench;
    bench.file("other.c", "int other(void) { return 0; }\n");
    ASSERT_TRUE(bench.run({"gcc", "-c", "other.c"}));
    bench.file("a.c",
               "int other(void);\nint shared;\nint main(void) { shared++;\n"
               "__asm__ volatile(\"cpuid\" ::: \"eax\", \"ebx\", \"ecx\", \"edx\"); return other(); }\n");
    const outcome made =
        bench.pawl({"cc", "a.c", "other.o", "-o", "a"}, {"CC=clang", "PAWL_CACHE=" + bench.cache().string()});
    ASSERT_TRUE(made) << made.output;
    EXPECT_TRUE(bench.run({"./a"}));
    const auto built = bench.build({bench / "a"});
    ASSERT_TRUE(built);
    ASSERT_EQ(built->blind_spots.size(), 2u);
    EXPECT_EQ(built->blind_spots[0].line, 4);
    EXPECT_EQ(built->blind_spots[1].text, (bench / "other.o").string());
}

// Ctrl-C while a compiler works: a process of its own builds with a compiler that never ends.
TEST(BuildProgram, EndsItsCompilersAndCleansUpWhenInterrupted) {
    const workbench bench;
    const fs::path source = bench.file("a.c", program_text);
    const fs::path slow = bench.file("slow-gcc",
                                     "#!/bin/sh\ncase \"$*\" in *--version*) exec gcc --version;; esac\n"
                                     "echo $$ >" +
                                         (bench / "compiler").string() + "\nexec sleep 1000\n");
    fs::permissions(slow, fs::perms::owner_all);
    const pid_t builder = fork();
    if (builder == 0) {
        setenv("PAWL_CC", slow.c_str(), 1);
        (void)bench.build({source});
        _exit(0);  // not reached: the signal takes effect once all is cleaned up
    }
    pid_t worker = 0;
    while (worker == 0) {
        std::ifstream(bench / "compiler") >> worker;
        usleep(10000);
    }
    kill(builder, SIGINT);
    int status = 0;
    waitpid(builder, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
    EXPECT_NE(kill(worker, 0), 0);
    EXPECT_TRUE(fs::is_empty(bench.cache() / "work"));
}

}  // namespace
}  // namespace pawl::check::build
