#include "sketch/source/compiler_message.hpp"

#include <gtest/gtest.h>

#include "tests/build/workbench.hpp"

namespace pawl::sketch {
namespace {

using check::build::workbench;

TEST(CompilerMessage, NamesALibraryThatIsNotSimulated) {
    const workbench bench;
    bench.file("include/Arduino.h", "");
    bench.file("include/FreeRTOS.h", "");
    bench.file("include/pawl_sketch/board.h", "");
    const std::string expected =
        "pawl: /x/lamp.ino:3: this sketch includes Servo.h, which pawl does not simulate\n      (simulated: Arduino.h, "
        "FreeRTOS.h)";
    EXPECT_EQ(explained("/x/lamp.ino:3:10: fatal error: Servo.h: No such file or directory\n"
                        "    3 | #include <Servo.h>\n      |          ^~~~~\ncompilation terminated.\n",
                        "sketch", bench / "include", "/cache"),
              expected);
    EXPECT_EQ(
        explained("/x/lamp.ino:3:10: fatal error: 'Servo.h' file not found\n", "sketch", bench / "include", "/cache"),
        expected);
}

TEST(CompilerMessage, ListsAFewOfThoseThatAreSimulated) {
    const workbench bench;
    for (const char letter : std::string("abcdefghijk")) bench.file(std::string("include/") + letter + ".h", "");
    EXPECT_EQ(explained("x.ino:3:10: fatal error: Servo.h: No such file or directory\n", "sketch", bench / "include",
                        "/cache"),
              "pawl: x.ino:3: this sketch includes Servo.h, which pawl does not simulate\n      (simulated: a.h, b.h, "
              "c.h, d.h, e.h, f.h, g.h, h.h and 3 more: docs/sketches/arduino.md)");
}

TEST(CompilerMessage, NamesAHeaderThatIsNotBesideTheSketch) {
    const workbench bench;
    bench.file("include/Arduino.h", "");
    EXPECT_EQ(
        explained("a.c:3:10: fatal error: own.h: No such file or directory\n    3 | #include \"own.h\"\n", "program",
                  bench / "include", "/cache"),
        "pawl: a.c:3: this program includes \"own.h\", which is not beside it, and which pawl does not simulate\n      "
        "(simulated: Arduino.h)");
}

TEST(CompilerMessage, IsOtherwiseTheCompilersOwn) {
    const std::string message = "/x/lamp.ino:3:10: error: expected ';'\n";
    EXPECT_EQ(explained(message, "sketch", "include", "/cache"), message);
}

TEST(CompilerMessage, LosesFilesThatTheUserDoesNotKnow) {
    EXPECT_EQ(
        explained("/usr/bin/ld: /cache/objects/4199.o: in function `setup()':\n/x/lamp.ino:3: undefined reference to "
                  "`lamp()'\ncollect2: error: ld returned 1 exit status\n",
                  "sketch", "include", "/cache"),
        "In function `setup()':\n/x/lamp.ino:3: undefined reference to `lamp()'\n");
}

}  // namespace
}  // namespace pawl::sketch
