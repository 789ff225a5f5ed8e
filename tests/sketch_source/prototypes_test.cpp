#include "sketch/source/prototypes.hpp"

#include <gmock/gmock.h>

#include "tests/sketch_source/text.hpp"

namespace pawl::sketch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Where the first prototype stands: the line of the sketch that follows it.
std::size_t line_behind(const std::string& sketch) {
    const outline found = outline_of(sketch);
    const auto all = prototypes_for(found);
    if (all.empty()) return 0;
    return static_cast<std::size_t>(
               std::count(sketch.begin(), sketch.begin() + static_cast<std::ptrdiff_t>(all[0].before), '\n')) +
           1;
}

TEST(Prototypes, StandBeforeTheFirstFunctionForAllThatFollow) {
    const std::string sketch =
        "#include <x.h>\nint a;\n// first\nvoid setup() { f(1); }\nvoid loop() {}\nint f(int n) { return n; }\n";
    EXPECT_THAT(prototypes_in(sketch), ElementsAre("void loop()", "int f(int n)"));
    EXPECT_EQ(line_behind(sketch), 4u);
}

TEST(Prototypes, StandBeforeATableOfFunctions) {
    EXPECT_EQ(line_behind("int a;\nvoid (*table[])() = {f};\nvoid setup() {}\nvoid f() {}\n"), 2u);
    EXPECT_EQ(line_behind("int a;\nstruct caller { void call() { f(); } };\nvoid setup() {}\nvoid f() {}\n"), 2u);
    EXPECT_EQ(line_behind("struct lamp { int f; };\nint a = lamp().f;\nvoid setup() {}\nvoid f() {}\n"), 1u);
}

TEST(Prototypes, StandBehindTheTypesThatTheyName) {
    EXPECT_THAT(prototypes_in("void setup() {}\nstruct box {};\nvoid f(box b) {}\n"), IsEmpty());
    EXPECT_EQ(line_behind("void a() {}\nstruct box {};\nvoid b() {}\nvoid f(box* b) {}\n"), 1u);
    EXPECT_THAT(
        prototypes_in("void a() {}\ntypedef struct { int x; } box, *boxes;\nvoid b() {}\nboxes f(int box) {}\n"),
        ElementsAre("void b()", "boxes f(int box)"));
    for (const char* type :
         {"using box = int;", "typedef int box;", "enum box { x };", "class box { };", "#define box int",
          "union box { int a; };", "typedef void (*box)(int);", "struct box *first;"})
        EXPECT_EQ(line_behind("void a() {}\n" + std::string(type) + "\nint v;\nvoid b() { f({}); }\nvoid f(box) {}\n"),
                  1u)
            << type;
}

TEST(Prototypes, NeedNoMoreThanAForwardDeclaration) {
    const std::string sketch = "struct box;\nvoid a() {}\nstruct box { int x; };\nvoid f(box b) {}\n";
    EXPECT_THAT(prototypes_in(sketch), ElementsAre("void f(box b)"));
    EXPECT_EQ(line_behind(sketch), 2u);
}

TEST(Prototypes, WaitForAHeaderThatMayDeclareTheType) {
    const std::string sketch = "void a() {}\n#include <box.h>\nvoid b() {}\nvoid f(box b) {}\n";
    const outline found = outline_of(sketch);
    const auto all = prototypes_for(found);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[1].of->head.name, "f");
    EXPECT_GT(all[1].before, sketch.find("box.h"));
    EXPECT_EQ(line_behind("box one;\n" + sketch), 2u);
}

TEST(Prototypes, AreLeftOutForWhatTheSketchDeclares) {
    EXPECT_THAT(
        prototypes_in("void f(int n = 3);\nextern \"C\" void g();\nvoid a() {}\nvoid f(int n) {}\nvoid g() {}\n"),
        IsEmpty());
    EXPECT_THAT(prototypes_in("void f(int n);\nvoid a() {}\nvoid f(int n, int m) {}\n"),
                ElementsAre("void a()", "void f(int n, int m)"));
}

TEST(Prototypes, AreLeftOutForMembersAndNamespaces) {
    EXPECT_THAT(prototypes_in("void a() {}\nnamespace x { void f() {} namespace y { void g() {} } }\n"
                              "struct s { void h() {} s() : v{1} {} ~s() {} int v; };\nvoid s::k() {}\n"
                              "class t { void i(); } u;\ns::s(int n) : v{n}, w(n) {}\nint main() {}\n"),
                IsEmpty());
    EXPECT_THAT(prototypes_in("void a() {}\ns::s(int n) : v{n}, w{n} {}\nvoid b() {}\n"), ElementsAre("void b()"));
}

TEST(Prototypes, AreNotMadeOfLambdasAndInitializers) {
    EXPECT_THAT(prototypes_in("void a() {}\nauto l = [](int n) { return n; };\nint t[] = {1}, u{2};\n"
                              "std::function<void(int)> h = [](int) {};\nthing v(1, [] { return 2; });\nvoid b() {}\n"),
                ElementsAre("void b()"));
}

TEST(Prototypes, SurviveWhatIsNoCode) {
    EXPECT_THAT(prototypes_in("void a() {\n#if 0\n  it's { not code\n#endif\n}\nvoid b() {}\n"),
                ElementsAre("void b()"));
    EXPECT_THAT(prototypes_in("void a() {}\n}\n}\nvoid b() {}\n"), ElementsAre("void b()"));
    EXPECT_THAT(prototypes_in("void a( {\n"), IsEmpty());
    EXPECT_THAT(prototypes_in("template < f(int a) {}\n"), IsEmpty());
    EXPECT_THAT(prototypes_in("void f(];\nvoid f(] {}\nvoid g(\n"), IsEmpty());
    EXPECT_THAT(prototypes_in(""), IsEmpty());
}

}  // namespace
}  // namespace pawl::sketch
