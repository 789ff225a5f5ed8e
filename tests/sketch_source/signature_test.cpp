#include "sketch/source/signature.hpp"

#include <gmock/gmock.h>

namespace pawl::sketch {
namespace {

using testing::IsSupersetOf;

struct read {
    std::vector<token> tokens;
    std::optional<signature> head;
};
read of(const char* text) {
    read result{tokens_of(text), {}};
    result.head = signature_of(result.tokens);
    return result;
}
std::string prototype(const char* text) {
    const read one = of(text);
    return one.head ? one.head->prototype : "no function";
}

TEST(Signature, IsThePrototype) {
    for (const char* text :
         {"void f()", "const char* f(void)", "static inline unsigned long f(int a, char* b[])", "IRAM_ATTR void f()",
          "void IRAM_ATTR f()", "__attribute__((noinline)) void f()", "[[nodiscard]] int f()",
          "std::map<int, int> f(const std::vector<std::pair<int, int>>& a)", "lamp::state f(lamp::state& a)",
          "struct point* f(struct point a)", "extern \"C\" void f()", "auto f(int a) -> decltype(a + 1)",
          "template <typename T> T f(T a)", "void f(void (*call)(int, char), int (&table)[3])", "int f(...)",
          "decltype(1) f()", "void f(int a) noexcept"})
        EXPECT_EQ(prototype(text), text);
}

TEST(Signature, LeavesDefaultArgumentsOut) {
    EXPECT_EQ(prototype("void f(int a = 1, const char* b = \"x, y\", int c = g(1, 2))"),
              "void f(int a, const char* b, int c)");
    EXPECT_EQ(prototype("void f(std::map<int, int> a = {{1, 2}, {3, 4}}, int b = 2)"),
              "void f(std::map<int, int> a, int b)");
    EXPECT_EQ(prototype("void f(bool a = 1 < 2, int b = 3)"), "void f(bool a, int b)");
}

TEST(Signature, IsOnOneLine) { EXPECT_EQ(prototype("void\nf ( int a, // one\n  int b )"), "void f ( int a, int b )"); }

TEST(Signature, HasNoPrototypeWhereThereCanBeNone) {
    for (const char* text : {"lamp::lamp()", "lamp::~lamp()", "void lamp::on()", "point operator+(point a, point b)",
                             "bool lamp::operator==(const lamp& a) const", "ISR(TIMER1_COMPA_vect)", "auto f()",
                             "template <typename T = int> T f()", "BLYNK_WRITE(V1)", "static setup()",
                             "int (*choose(int a))(int)", "shelf::shelf() : size_(1), kept_(2)"})
        EXPECT_EQ(prototype(text), "") << text;
}

TEST(Signature, IsNoneOfOtherThings) {
    for (const char* text : {"struct lamp", "struct __attribute__((packed)) lamp", "class lamp : public thing",
                             "enum class colour : unsigned char", "int table[3]", "else if (a)", "do", "lamp one",
                             "typedef void (*call)(int)"})
        EXPECT_EQ(prototype(text), "no function") << text;
}

TEST(Signature, PassesOverMacrosWithBrackets) {
    EXPECT_EQ(of("DECLARED(x) void f(int a)").head->name, "f");
    EXPECT_EQ(prototype("DECLARED(x)\nvoid f(int a)"), "void f(int a)");
    EXPECT_EQ(of("void SECTION(\"x\") f(int a)").head->name, "f");
    EXPECT_EQ(of("void f(int a) SECTION(\"x\")").head->name, "f");
}

TEST(Signature, CountsItsParameters) {
    EXPECT_EQ(of("void f()").head->parameters, 0u);
    EXPECT_EQ(of("void f(void)").head->parameters, 0u);
    EXPECT_EQ(of("void f(int a, std::pair<int, int> b, void (*c)(int, int) = g)").head->parameters, 3u);
}

TEST(Signature, KnowsWhatItNeedsAndWhatAreOnlyNames) {
    const read one = of("state* f(const colour shade, unsigned count, int table[SIZE], struct point, box<thing> b)");
    EXPECT_THAT(one.head->needs, IsSupersetOf({"state", "colour", "SIZE", "point", "box", "thing"}));
    for (const char* name : {"f", "shade", "count", "table", "b"})
        EXPECT_THAT(one.head->needs, testing::Not(testing::Contains(name)));
}

}  // namespace
}  // namespace pawl::sketch
