// Messages that hold whatever they are given. Apart from the other unusual ones: clang refuses std::any within the
// std::expected of libstdc++ 12, which asks itself whether it can be made of itself.
#include <pawl/channel.hpp>

#include <gtest/gtest.h>

#include <any>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace {

TEST(MessagesOfAnyType, AreWhatTheyWere) {
    auto [tx, rx] = pawl::bounded<std::any>(2);
    ASSERT_TRUE(tx.send(std::any{std::string{"x"}}));
    ASSERT_TRUE(tx.send(std::any{7}));
    EXPECT_EQ(std::any_cast<std::string>(rx.recv().value()), "x");
    EXPECT_EQ(std::any_cast<int>(rx.recv().value()), 7);
    auto [call, calls] = pawl::unbounded<std::move_only_function<int()>>();
    ASSERT_TRUE(call.send([kept = std::make_unique<int>(7)] { return *kept; }));
    EXPECT_EQ(calls.recv().value()(), 7);
}

}  // namespace
