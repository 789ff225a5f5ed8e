#include "sketch/source/sketch_text.hpp"

#include <gmock/gmock.h>

#include "tests/sketch_source/text.hpp"

namespace pawl::sketch {
namespace {

TEST(SketchText, IncludesArduinoAndMarksLines) {
    EXPECT_EQ(prepared_text("int a;\n\nvoid setup() {}\nvoid loop() {}\n"),
              "#line 1 \"sketch.ino\"\n"
              "#include <Arduino.h>\n"
              "#line 1 \"sketch.ino\"\n"
              "int a;\n\n"
              "#line 4 \"sketch.ino\"\n"
              "void loop();\n"
              "#line 3 \"sketch.ino\"\n"
              "void setup() {}\nvoid loop() {}\n");
}

TEST(SketchText, KeepsColumns) {
    EXPECT_THAT(prepared_text("int a;\tvoid setup() {}\nvoid loop() {}\n"),
                testing::HasSubstr("void loop();\n#line 1 \"sketch.ino\"\n      \tvoid setup() {}\n"));
}

TEST(SketchText, GivesEachTabItsOwnLines) {
    const joined_tabs tabs({{"/x/a \"b\".ino", "int a;"}, {"/x/c.ino", "\nvoid setup() {}\nvoid loop() {}\n"}});
    EXPECT_EQ(text_of(tabs, outline_of(tabs.text())),
              "#line 1 \"/x/a \\\"b\\\".ino\"\n"
              "#include <Arduino.h>\n"
              "#line 1 \"/x/a \\\"b\\\".ino\"\n"
              "int a;\n\n"
              "#line 1 \"/x/c.ino\"\n"
              "\n"
              "#line 3 \"/x/c.ino\"\n"
              "void loop();\n"
              "#line 2 \"/x/c.ino\"\n"
              "void setup() {}\nvoid loop() {}\n");
}

TEST(SketchText, LosesAByteOrderMarkAndAnOpenLine) {
    const joined_tabs tabs({{"a.ino", "\xef\xbb\xbf// a \\"}, {"b.ino", "void setup() {}"}});
    EXPECT_EQ(tabs.text(), "// a \\\n\nvoid setup() {}\n\n");
    EXPECT_EQ(tabs.line_mark(tabs.beginnings()[1]), "#line 1 \"b.ino\"\n");
}

TEST(SketchText, DeclaresCLinkageAsSuch) {
    EXPECT_THAT(prepared_text("void setup() {}\nextern \"C\" {\nint f(int n) { return n; }\n}\n"),
                testing::HasSubstr("extern \"C\" { int f(int n); }\n"));
}

}  // namespace
}  // namespace pawl::sketch
