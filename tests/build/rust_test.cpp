// Rust programs, their standard library included, instrumented.
#include <gmock/gmock.h>

#include "check/build/elf_file.hpp"
#include "check/build/rust_sysroot.hpp"
#include "check/build/rust_toolchain.hpp"
#include "tests/build/workbench.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* channel =
    "use std::sync::mpsc::channel;\nfn main() {\n    let (sender, receiver) = channel();\n"
    "    let thread = std::thread::spawn(move || sender.send(7).unwrap());\n"
    "    println!(\"{}\", receiver.recv().unwrap());\n    thread.join().unwrap();\n}\n";

// Not the workbench's own cache: the standard library is built once for all of these tests.
std::expected<program, build_error> build(const std::vector<fs::path>& files,
                                          const std::vector<std::string>& flags = {}) {
    return build_program({files, flags, {}});
}

class Rust : public testing::Test {
protected:
    void SetUp() override {
        const auto used = find_rust();
        if (!used || used->library.empty()) GTEST_SKIP() << "rustc with rust-src is not installed";
    }
};

TEST_F(Rust, ProgramsRunWithAnInstrumentedStandardLibrary) {
    const workbench bench;
    const auto built = build({bench.file("channel.rs", channel)});
    ASSERT_TRUE(built) << built.error().message;
    EXPECT_EQ(built->language, "Rust");
    EXPECT_TRUE(built->uses_runtime);
    EXPECT_TRUE(built->blind_spots.empty());
    EXPECT_EQ(bench.run({built->executable.string()}).output, "7\n");
}

TEST_F(Rust, ReportsCanQuoteTheStandardLibrarysLines) {
    const workbench bench;
    const auto built = build({bench.file("channel.rs", channel)});
    ASSERT_TRUE(built);
    const std::string lines = bench.run({"readelf", "--debug-dump=decodedline", built->executable.string()}).output;
    const std::size_t end = lines.find("/mpmc/list.rs");
    ASSERT_NE(end, std::string::npos);
    const fs::path file = find_rust()->library / "std/src/sync/mpmc/list.rs";
    EXPECT_TRUE(fs::exists(file));
    EXPECT_NE(lines.find(file.string()), std::string::npos);
}

TEST_F(Rust, IsBuiltOnceAndAgainWhenAModuleChanges) {
    const workbench bench;
    const fs::path root = bench.file("main.rs", "mod part;\nfn main() { std::process::exit(part::value()); }\n");
    const fs::path part = bench.file("part.rs", "pub fn value() -> i32 { 3 }\n");
    const auto first = build({root, part});
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(bench.run({first->executable.string()}).status, 3);
    EXPECT_EQ(build({root})->seconds, 0);
    bench.file("part.rs", "pub fn value() -> i32 { 44 }\n");
    EXPECT_EQ(bench.run({build({root})->executable.string()}).status, 44);
}

// Two processes that build crates of one name in one folder would otherwise take each other's objects away.
TEST_F(Rust, NoObjectStandsInTheCurrentFolderWhileACrateIsBuilt) {
    const workbench bench;
    const fs::path here = fs::current_path();
    const fs::path empty = bench / "empty";
    fs::create_directory(empty);
    fs::current_path(empty);
    const auto built = build({bench.file("channel.rs", channel)}, {"-Csave-temps"});
    fs::current_path(here);
    ASSERT_TRUE(built) << built.error().message;
    EXPECT_TRUE(fs::is_empty(empty)) << fs::directory_iterator(empty)->path();
}

TEST_F(Rust, GivesTheCompilersOwnMessage) {
    const workbench bench;
    const auto built = build({bench.file("bad.rs", "fn main() { missing }\n")});
    ASSERT_FALSE(built);
    EXPECT_THAT(built.error().message, HasSubstr("cannot find value `missing`"));
}

TEST_F(Rust, NamesInlineAssembly) {
    const workbench bench;
    const auto built = build({bench.file("a.rs",
                                         "use std::arch::asm;\n// asm!(\"none\")\nfn main() {\n    unsafe { "
                                         "asm!(\"cpuid\", out(\"eax\") _, out(\"ecx\") _, "
                                         "out(\"edx\") _) }\n}\n")});
    ASSERT_TRUE(built) << built.error().message;
    ASSERT_EQ(built->blind_spots.size(), 1u);
    EXPECT_EQ(built->blind_spots[0].line, 4);
}

TEST_F(Rust, LinksWithC) {
    const workbench bench;
    const auto built = build({bench.file("main.c", "int add(int, int); int main(void) { return add(1, 2) - 3; }\n"),
                              bench.file("add.rs",
                                         "#[no_mangle] pub extern \"C\" fn add(a: i32, b: i32) -> i32 {\n"
                                         "    std::thread::spawn(move || a + b).join().unwrap()\n}\n")});
    ASSERT_TRUE(built) << built.error().message;
    EXPECT_TRUE(built->blind_spots.empty());
    EXPECT_TRUE(bench.run({built->executable.string()}));
}

TEST_F(Rust, CompilerVerbTakesAUsersOptimisation) {
    const workbench bench;
    bench.file("channel.rs", channel);
    const outcome made = bench.pawl({"rustc", "-O", "-C", "lto=fat", "-g", "--edition=2021", "channel.rs"});
    ASSERT_TRUE(made) << made.output;
    EXPECT_EQ(bench.run({"./channel"}).output, "7\n");
    EXPECT_THAT(bench.pawl({"rustc", "--version"}).output, HasSubstr("rustc "));
}

TEST_F(Rust, CargoBuildsDependenciesInstrumentedAndLeavesBuildScriptsAlone) {
    const workbench bench;
    bench.file("Cargo.toml",
               "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"
               "[dependencies]\npart = { path = \"part\" }\n[profile.release]\nlto = true\nstrip = true\n");
    bench.file("build.rs", "fn main() { std::thread::spawn(|| {}).join().unwrap(); }\n");
    bench.file("src/main.rs", "fn main() { println!(\"{}\", part::next()); }\n");
    bench.file("part/Cargo.toml", "[package]\nname = \"part\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
    bench.file("part/src/lib.rs",
               "use std::sync::atomic::*;\nstatic N: AtomicU16 = AtomicU16::new(6);\n"
               "pub fn next() -> u16 { N.fetch_xor(1, Ordering::SeqCst) + 1 }\n");
    const outcome made = bench.pawl({"cargo", "build", "--release", "--offline"});
    ASSERT_TRUE(made) << made.output;
    const fs::path app = bench / "target/pawl/x86_64-unknown-linux-gnu/release/app";
    EXPECT_EQ(bench.run({app.string()}).output, "7\n");
    EXPECT_THAT(bench.run({"nm", app.string()}).output, HasSubstr("__tsan_atomic16_fetch_xor"))
        << "only the part uses it";
}

}  // namespace
}  // namespace pawl::check::build
