#include "sketch/source/branches.hpp"

#include <gmock/gmock.h>

#include "tests/sketch_source/text.hpp"

namespace pawl::sketch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Branches, KeepAPrototypeWhereItsFunctionIs) {
    EXPECT_THAT(prepared_text("void setup() {}\n#ifdef A\nvoid f(int n) {}\n#else\nvoid f(char n) {}\n#endif\n"),
                HasSubstr("#ifdef A\n#line 3 \"sketch.ino\"\nvoid f(int n);\n#endif\n"
                          "#ifdef A\n#else\n#line 5 \"sketch.ino\"\nvoid f(char n);\n#endif\n"));
}

TEST(Branches, AreClosedBeforeAPrototypeThatAllOfThemNeed) {
    const std::string text = prepared_text("#if A\nvoid first() {}\n#endif\nvoid setup() {}\nvoid loop() {}\n");
    EXPECT_LT(line_with(text, "void loop();"), line_with(text, "void first() {}"));
}

TEST(Branches, MayOpenTheSameBraceTwice) {
    EXPECT_THAT(prototypes_in("void a() {\n#if A\n if (x) {\n#else\n if (y) {\n#endif\n }\n}\nvoid b() {}\n"),
                ElementsAre("void b()"));
    EXPECT_THAT(
        prototypes_in("void a() {}\n#if A\nvoid f(int n) {\n#elif B\nvoid f(char n) {\n#else\nvoid f() {\n#endif\n}\n"
                      "void b() {}\n"),
        ElementsAre("void f(int n)", "void f(char n)", "void f()", "void b()"));
}

TEST(Branches, WithinAHeadLeaveThePrototypeOut) {
    EXPECT_THAT(prototypes_in("void a() {}\nvoid f(\n#if A\n int n\n#else\n char n\n#endif\n) {}\nvoid b() {}\n"),
                ElementsAre("void b()"));
}

TEST(Branches, OfATypeEndBeforeItIsNeeded) {
    const std::string text = prepared_text(
        "void a() {}\n#if A\ntypedef int step;\n#else\ntypedef long step;\n#endif\nvoid b() {}\nvoid f(step s) {}\n");
    EXPECT_GT(line_with(text, "void f(step s);"), line_with(text, "typedef long step"));
}

TEST(Branches, AreNotForeseenWhereTheirConditionIsDecidedLater) {
    const std::string text = prepared_text("void a() {}\n#define FAST 1\nvoid b() {}\n#if FAST\nvoid f() {}\n#endif\n");
    EXPECT_GT(line_with(text, "void f();"), line_with(text, "#define FAST"));
}

TEST(Branches, ThatAreNeverTakenHoldNothing) {
    EXPECT_THAT(prepared_text("void a() {}\n#if 0\nvoid f(nothing n) {}\n#else\nvoid g() {}\n#endif\n"),
                testing::AllOf(Not(HasSubstr("void f(nothing n);")), HasSubstr("void g();")));
}

}  // namespace
}  // namespace pawl::sketch
