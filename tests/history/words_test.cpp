#include <gmock/gmock.h>

#include <expected>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <pawl/check.hpp>
#include <pawl/error.hpp>

namespace {

using pawl::check::words_of;

namespace shapes {
struct circle {
    int radius;
};
std::string describe(const circle& one) { return "circle of " + std::to_string(one.radius); }
enum class colour { red = 3 };
struct opaque {};
}  // namespace shapes

TEST(Words, AreNumbersAndTruthValuesAndTexts) {
    EXPECT_EQ(words_of(-7), "-7");
    EXPECT_EQ(words_of(true), "true");
    EXPECT_EQ(words_of("text"), "text");
    EXPECT_EQ(words_of(std::string("text")), "text");
}

TEST(Words, SayWhatIsNotThere) {
    EXPECT_EQ(words_of(std::optional(2)), "2");
    EXPECT_EQ(words_of(std::optional<int>()), "nothing");
}

TEST(Words, SayWhyThereIsNone) {
    EXPECT_EQ((words_of(std::expected<int, pawl::errc>(2))), "2");
    EXPECT_EQ((words_of(std::expected<int, pawl::errc>(std::unexpected(pawl::errc::empty)))), "empty");
    EXPECT_EQ((words_of(std::expected<void, pawl::errc>())), "done");
}

TEST(Words, NameEnumerators) {
    EXPECT_EQ(words_of(pawl::errc::closed), "closed");
    EXPECT_EQ(words_of(shapes::colour::red), "3");
}

TEST(Words, ListWhatIsInside) {
    EXPECT_EQ(words_of(std::vector{1, 2}), "[1, 2]");
    EXPECT_EQ(words_of(std::pair(1, false)), "(1, false)");
    EXPECT_EQ(words_of(std::tuple(1, std::vector{2})), "(1, [2])");
}

TEST(Words, AskTheTypeItself) {
    EXPECT_EQ(words_of(shapes::circle{2}), "circle of 2");
    EXPECT_EQ(words_of(shapes::opaque{}), "?");
}

}  // namespace
