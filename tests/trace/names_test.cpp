#include "src/trace/names.hpp"

#include <gtest/gtest.h>

namespace pawl::trace {
namespace {

TEST(Names, AreThoseOfTheCoroutines) {
    EXPECT_EQ(short_function("pawl::on_linux::task<> reads(pawl::on_linux::static_frame<1024>&, int)"), "reads");
    EXPECT_EQ(short_function("pawl::task<std::pair<int, int> > audio::(anonymous namespace)::mixes(float&)"), "mixes");
    EXPECT_EQ(short_function("task<T> pool<N>::run(F) [with T = int; F = void (*)()]"), "run");
    EXPECT_EQ(short_function("pawl::task<> twice<int>(pawl::program_heap)"), "twice");
    EXPECT_EQ(short_function("main()::<lambda(pawl::on_linux::static_frame<8>&)>"), "lambda in main");
    EXPECT_EQ(short_function("auto main()::(anonymous class)::operator()(int) const"), "lambda in main");
    EXPECT_EQ(short_function(""), "task");
}

TEST(Names, TwoOfOneNameAreToldApart) {
    task_names names;
    EXPECT_EQ(names.another("reads"), "reads");
    EXPECT_EQ(names.another("sums"), "sums");
    EXPECT_EQ(names.another("reads"), "reads 2");
}

TEST(Names, ThingsWithoutOneAreLettered) {
    object_names names;
    const int first = 0, second = 0;
    EXPECT_EQ(names.of("mutex", &first, "deck"), "mutex \"deck\"");
    EXPECT_EQ(names.of("mutex", &first, ""), "mutex \"deck\"");  // known from before
    EXPECT_EQ(names.of("mutex", &second, ""), "mutex a");
    EXPECT_EQ(names.of("channel", &names, ""), "channel a");
}

}  // namespace
}  // namespace pawl::trace
