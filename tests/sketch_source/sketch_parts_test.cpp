// Sketches through the whole of the build, with a board that calls setup() and loop() once.
#include "check/build/sketch_parts.hpp"

#include <gmock/gmock.h>

#include "check/build/program.hpp"
#include "tests/build/workbench.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr const char* board =
    "#include <stdio.h>\n#include <pawl_sketch/board_calls.h>\n"
    "void pawl_task_delete(void* task) { (void)task; }\n"
    "int pawl_board_serial_available(int line) { return line < 0; }\n"
    "int pawl_board_start(const struct pawl_board_profile* of, void (*setup)(void), void (*loop)(void)) {\n"
    "    printf(\"%s\\n\", of->name);\n    setup();\n    if (loop) loop();\n    return 0;\n}\n";
constexpr const char* blink =
    "#include <stdio.h>\nvoid setup() { say(__FILE__, __LINE__); }\nvoid loop() { say(\"loop\", 3); }\n"
    "void say(const char* word, int n) { printf(\"%s %d\\n\", word, n); }\n";

class SketchParts : public testing::Test {
protected:
    std::expected<program, build_error> build(std::vector<fs::path> files, std::vector<std::string> flags = {}) {
        files.push_back(board_);
        flags.push_back("-I" SKETCH_TESTS "/stub");
        return bench.build(files, flags);
    }
    std::string failure(const std::vector<fs::path>& files) {
        const auto built = build(files);
        return built ? "" : built.error().message;
    }
    std::string output(const std::expected<program, build_error>& built) {
        return built ? bench.run({built->executable.string()}).output : built.error().message;
    }

    const workbench bench;
    const fs::path board_ = bench.file("board.c", board);
};

TEST_F(SketchParts, BecomeAProgram) {
    const fs::path file = bench.file("blink.ino", blink);
    const auto built = build({file});
    ASSERT_TRUE(built) << built.error().message;
    EXPECT_EQ(built->language, "sketch");
    EXPECT_EQ(built->executable.filename(), "blink");
    EXPECT_EQ(built->board, "Arduino Uno (AVR), nothing in it asks for another");
    EXPECT_EQ(output(built), "AVR\n" + file.string() + " 2\nloop 3\n");
    EXPECT_EQ(output(build({file}, {"-DPAWL_BOARD_ESP32"})), "ESP32\n" + file.string() + " 2\nloop 3\n");
}

TEST_F(SketchParts, AreBuiltOnceUntilATabOrAHeaderChanges) {
    bench.file("blink/blink.ino", "#include <stdio.h>\n#include \"word.h\"\nvoid setup() { say(); }\n");
    bench.file("blink/word.h", "#define WORD \"one\"\n");
    bench.file("blink/say.ino", "void say() { puts(WORD); }\nvoid loop() {}\n");
    const fs::path folder = bench / "blink";
    const auto first = build({folder});
    EXPECT_EQ(output(first), "AVR\none\n");
    const auto second = build({folder});
    EXPECT_EQ(second->seconds, 0);
    EXPECT_EQ(second->executable, first->executable);
    bench.file("blink/say.ino", "void say() { puts(WORD WORD); }\nvoid loop() {}\n");
    EXPECT_EQ(output(build({folder})), "AVR\noneone\n");
    bench.file("blink/word.h", "#define WORD \"other\"\n");
    EXPECT_EQ(output(build({folder})), "AVR\notherother\n");
}

TEST_F(SketchParts, MayHoldCAndCxx) { EXPECT_EQ(output(build({fs::path(SKETCH_TESTS) / "sketches/tabs"})), "AVR\n"); }

TEST_F(SketchParts, FailWithTheSketchsOwnLines) {
    const std::string message =
        failure({bench.file("bad.ino", "// one\nvoid setup() {\n    missing = 3;\n}\nvoid loop() {\n")});
    EXPECT_THAT(message, HasSubstr("bad.ino:3:5: error: "));
    EXPECT_THAT(message, HasSubstr("bad.ino:5:14: error: expected"));
    EXPECT_THAT(message, Not(HasSubstr(bench.cache().string())));
    const std::string open =
        failure({bench.file("open.ino", "void gone();\nvoid setup() { gone(); }\nvoid loop() {}\n")});
    EXPECT_THAT(open, HasSubstr("open.ino:2: undefined reference to `gone()'"));
    EXPECT_THAT(open, Not(HasSubstr(bench.cache().string())));
}

TEST_F(SketchParts, FailWithTheNameOfALibraryThatIsNotSimulated) {
    EXPECT_THAT(
        failure({bench.file("lcd.ino", std::string("#include <LiquidCrystal.h>\n") + blink)}),
        HasSubstr("lcd.ino:1: this sketch includes LiquidCrystal.h, which pawl does not simulate\n      (simulated: "));
}

TEST_F(SketchParts, ConvertPointersAsTheBoardsDo) {
    EXPECT_EQ(output(build({bench.file(
                  "a.ino",
                  "#include <stdio.h>\nvoid task(void* given) { int n = (int)given; printf(\"%d\\n\", n); }\n"
                  "void setup() { task((void*)3); }\nvoid loop() {}\n")})),
              "AVR\n3\n");
}

TEST_F(SketchParts, MayBeginInAppMain) {
    bench.file("stub/freertos/FreeRTOS.h", "");
    const fs::path file = bench.file(
        "idf.c", "#include <stdio.h>\n#include <freertos/FreeRTOS.h>\nvoid app_main(void) { puts(\"begun\"); }\n");
    const auto built = build({file}, {"-DPAWL_BOARD_ESP32", "-idirafter", (bench / "stub").string()});
    ASSERT_TRUE(built) << built.error().message;
    EXPECT_EQ(built->language, "C++");
    EXPECT_EQ(output(built), "ESP32\nbegun\n");
}

}  // namespace
}  // namespace pawl::check::build
