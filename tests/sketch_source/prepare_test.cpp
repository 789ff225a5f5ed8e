#include "sketch/source/prepare.hpp"

#include <gmock/gmock.h>

#include "tests/build/workbench.hpp"

namespace pawl::sketch {
namespace {

namespace fs = std::filesystem;
using check::build::workbench;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* both = "void setup() {}\nvoid loop() {}\n";

std::expected<prepared, std::string> made(const std::vector<fs::path>& files, const std::vector<fs::path>& sources = {},
                                          const std::vector<std::string>& flags = {}) {
    return prepare_sketch({files, sources, flags, "/include"});
}
std::string failure(const std::vector<fs::path>& files) {
    const auto result = made(files);
    return result ? "" : result.error();
}

TEST(PrepareSketch, NamesTextSourcesAndFlags) {
    const workbench bench;
    bench.file("blink/blink.ino", both);
    const fs::path lamp = bench.file("blink/lamp.cpp", "");
    const auto result = made({bench / "blink"}, {lamp});
    ASSERT_TRUE(result) << result.error();
    EXPECT_EQ(result->name, "blink");
    EXPECT_THAT(result->text, HasSubstr("#line 2 \"" + (bench / "blink/blink.ino").string() + "\"\nvoid loop();"));
    EXPECT_THAT(result->sources, ElementsAre(lamp, "/include/pawl_sketch/start.cpp"));
    EXPECT_THAT(result->flags, testing::IsSupersetOf({"-DPAWL_BOARD_AVR", "/include/avr_missing", "/include", "-w"}));
    EXPECT_EQ(result->board, "Arduino Uno (AVR), nothing in it asks for another");
}

TEST(PrepareSketch, TakesTheBoardThatIsGiven) {
    const workbench bench;
    const auto result = made({bench.file("a.ino", both)}, {}, {"-DPAWL_BOARD_ESP32"});
    ASSERT_TRUE(result);
    EXPECT_THAT(result->flags, Not(Contains("/include/avr_missing")));
    EXPECT_EQ(result->board, "ESP32, by --board");
}

TEST(PrepareSketch, LooksForTheBoardInHeadersToo) {
    const workbench bench;
    bench.file("blink/config.h", "#include <WiFi.h>\n");
    bench.file("blink/blink.ino", std::string("#include \"config.h\"\n") + both);
    EXPECT_EQ(made({bench / "blink"})->board, "ESP32, it includes WiFi.h");
}

TEST(PrepareSketch, TakesAllTabsOfOneByNameAndRefusesTwoSketches) {
    const workbench bench;
    const fs::path main = bench.file("blink/blink.ino", "void setup() {}\n");
    const fs::path tab = bench.file("blink/a.ino", "void loop() {}\n");
    for (const std::vector<fs::path>& files : {std::vector{tab, main}, {main, tab}, {bench / "blink", tab}, {main}}) {
        const auto result = made(files);
        ASSERT_TRUE(result) << result.error();
        EXPECT_EQ(result->name, "blink");
        EXPECT_THAT(result->text, HasSubstr("a.ino\"\nvoid loop"));
    }
    EXPECT_THAT(failure({bench.file("one.ino", both), bench.file("two.ino", both)}), HasSubstr("several sketches"));
}

TEST(PrepareSketch, SaysWhatASketchLacks) {
    const workbench bench;
    EXPECT_THAT(failure({bench.file("a.ino", "void setup() {}\n// void loop() {}\n")}),
                HasSubstr("a.ino has no loop(): a sketch needs void setup() and void loop()"));
    EXPECT_THAT(failure({bench.file("b.ino", "int a;\n")}), HasSubstr("b.ino has no setup() and no loop():"));
    EXPECT_THAT(failure({bench.file("c.ino", " // nothing\n")}), HasSubstr("c.ino is empty"));
    bench.file("d/d.ino", both);
    EXPECT_THAT(failure({bench.file("d/e.ino", "void e() {}\n")}),
                HasSubstr("check the sketch that it is a part of, "));
    EXPECT_THAT(failure({bench.file("f.ino", std::string("void\0setup", 10))}), HasSubstr("is no text"));
}

TEST(PrepareSketch, FindsSetupAndLoopWhereverTheyAre) {
    const workbench bench;
    bench.file("a/a.ino", "int a;\n");
    bench.file("a/a.cpp", both);
    EXPECT_EQ(failure({bench / "a"}), "");
    EXPECT_EQ(
        failure({bench.file("b.ino", "#define RUNS(name) void name() {}\n#define ALL RUNS(setup) RUNS(loop)\nALL\n")}),
        "");
    EXPECT_EQ(failure({bench.file("c.ino", "extern \"C\" {\nvoid setup() {}\nvoid loop() {}\n}\n")}), "");
}

TEST(PrepareSketch, StartsByItsOwnMain) {
    const workbench bench;
    const auto result = made({bench.file("a.ino", "int main() {}\n")});
    ASSERT_TRUE(result) << result.error();
    EXPECT_THAT(result->sources, ElementsAre("/include/pawl_sketch/own_main.cpp"));
}

std::optional<prepared> program(const std::vector<fs::path>& sources, const std::vector<std::string>& flags = {}) {
    return prepare_sources({{}, sources, flags, "/include"});
}

TEST(PrepareSources, KnowsProgramsForABoard) {
    const workbench bench;
    const auto own = program({bench.file("a.c", "#include \"FreeRTOS.h\"\nint main(void) { return 0; }\n")});
    ASSERT_TRUE(own);
    EXPECT_EQ(own->board, "generic board, it includes FreeRTOS.h");
    EXPECT_THAT(own->sources, ElementsAre("/include/pawl_sketch/own_main.cpp"));
    const auto idf = program({bench.file("b.c", "#include \"freertos/FreeRTOS.h\"\nvoid app_main(void) {}\n")});
    ASSERT_TRUE(idf);
    EXPECT_EQ(idf->board, "ESP32, it defines app_main");
    EXPECT_THAT(idf->sources, ElementsAre("/include/pawl_sketch/app_main.cpp"));
    const auto sketch = program({bench.file("c.cpp", std::string("#include <Arduino.h>\n") + both)});
    ASSERT_TRUE(sketch);
    EXPECT_THAT(sketch->sources, ElementsAre("/include/pawl_sketch/start.cpp"));
}

TEST(PrepareSources, LeavesOtherProgramsAlone) {
    const workbench bench;
    const fs::path plain = bench.file("a.c", "#include <pthread.h>\nint main(void) { return 0; }\n");
    EXPECT_FALSE(program({plain}));
    EXPECT_TRUE(program({plain}, {"-DPAWL_BOARD_GENERIC"}));
    EXPECT_FALSE(program({}));
}

TEST(PrepareSources, LeavesAFreeRtosOfTheUsersAlone) {
    const workbench bench;
    const fs::path source = bench.file("a.c", "#include \"FreeRTOS.h\"\nint main(void) { return 0; }\n");
    bench.file("kernel/FreeRTOS.h", "");
    EXPECT_TRUE(program({source}));
    EXPECT_FALSE(program({source}, {"-I" + (bench / "kernel").string()}));
    EXPECT_FALSE(program({source}, {"-isystem", (bench / "kernel").string()}));
    bench.file("FreeRTOS.h", "");
    EXPECT_FALSE(program({source}));
}

}  // namespace
}  // namespace pawl::sketch
