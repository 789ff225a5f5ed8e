// What the suites of other channels assert of a buffer with a limit.
#include "flavours.hpp"

#include <string>

namespace conformance {
namespace {

using namespace std::chrono_literals;
using pawl::errc;

template <class Flavour>
struct Limited : testing::Test {};
TYPED_TEST_SUITE(Limited, limited);

TYPED_TEST(Limited, BothEndsSayTheCapacity) {
    auto one = TypeParam::template open<int, 1>();
    auto ten = TypeParam::template open<int, 10>();
    EXPECT_EQ(one.tx.capacity(), 1u);
    EXPECT_EQ(one.rx.capacity(), 1u);
    EXPECT_EQ(ten.tx.capacity(), 10u);
    EXPECT_EQ(ten.rx.capacity(), 10u);
}

TYPED_TEST(Limited, BothEndsSayHowManyAreInside) {
    auto c = TypeParam::template open<int, 2>();
    for (std::size_t inside : {0, 1, 2}) {
        EXPECT_EQ(c.tx.size(), inside);
        EXPECT_EQ(c.rx.size(), inside);
        if (inside < 2) {
            ASSERT_TRUE(c.tx.try_send(1));
        }
    }
    ASSERT_TRUE(c.rx.try_recv());
    EXPECT_EQ(c.tx.size(), 1u);
}

TYPED_TEST(Limited, CountsRightOverManyLaps) {
    auto c = TypeParam::template open<int, 7>();
    for (int round = 0; round < 100; ++round) {
        const std::size_t fill = static_cast<std::size_t>(round % 8);
        for (std::size_t i = 0; i < fill; ++i) ASSERT_TRUE(c.tx.try_send(static_cast<int>(i)));
        EXPECT_EQ(c.rx.size(), fill);
        for (std::size_t i = 0; i < fill; ++i) ASSERT_EQ(c.rx.try_recv(), static_cast<int>(i));
        EXPECT_EQ(c.tx.size(), 0u);
    }
}

TYPED_TEST(Limited, AFullOneRefusesAndTakesAgainAfterAReceive) {
    auto c = TypeParam::template open<std::string, 1>();
    ASSERT_TRUE(c.tx.try_send("first"));
    auto refused = c.tx.try_send("second");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::full);
    EXPECT_EQ(refused.error().value, "second");
    EXPECT_EQ(c.rx.try_recv(), "first");
    EXPECT_TRUE(c.tx.try_send("third"));
    EXPECT_EQ(c.rx.try_recv(), "third");
}

TYPED_TEST(Limited, ASendToAFullOneGivesTheMessageBackWhenItsTimeIsOver) {
    auto c = TypeParam::template open<std::unique_ptr<int>, 1>();
    ASSERT_TRUE(c.tx.send_for(std::make_unique<int>(1), 1ms));
    auto refused = c.tx.send_for(std::make_unique<int>(2), 1ms);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::timeout);
    EXPECT_EQ(*refused.error().value, 2);
}

TYPED_TEST(Limited, ATimeThatHasPassedMakesOneAttempt) {
    auto c = TypeParam::template open<int, 1>();
    EXPECT_TRUE(c.tx.send_for(1, -1s));
    EXPECT_EQ(c.tx.send_for(2, 0s).error().why, errc::timeout);
    EXPECT_EQ(c.rx.recv_for(-1s), 1);
    EXPECT_EQ(c.rx.recv_for(0s).error(), errc::timeout);
}

TYPED_TEST(Limited, AFullOneThatIsClosedRefusesWithClosed) {
    auto c = TypeParam::template open<int, 1>();
    ASSERT_TRUE(c.tx.try_send(1));
    EXPECT_TRUE(c.rx.close());
    EXPECT_EQ(c.tx.try_send(2).error().why, errc::closed);
    EXPECT_EQ(c.tx.send(2).error().why, errc::closed);
    EXPECT_EQ(c.rx.try_recv(), 1);
    EXPECT_EQ(c.rx.try_recv().error(), errc::closed);
}

struct nothing {};

TYPED_TEST(Limited, MessagesWithoutContentAreCountedToo) {
    auto c = TypeParam::template open<nothing, 2>();
    ASSERT_TRUE(c.tx.try_send({}) && c.tx.try_send({}));
    EXPECT_FALSE(c.tx.try_send({}));
    EXPECT_TRUE(c.rx.try_recv() && c.rx.try_recv());
    EXPECT_FALSE(c.rx.try_recv());
}

}  // namespace
}  // namespace conformance
