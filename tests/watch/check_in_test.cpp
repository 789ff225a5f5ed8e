#include <gtest/gtest.h>

#include <chrono>
#include <pawl/watch/check_in.hpp>
#include <pawl/watch/watchdog.hpp>

namespace {

using namespace std::chrono_literals;
using news = pawl::watch::silence::news;

// Who runs meanwhile is measured from the half on: a look that comes after the whole limit first tells of the half, or the
// report would count what tasks have run since they began.
TEST(Silence, IsHalfBeforeItIsWholeHoweverLateALookComes) {
    pawl::watch::check_in_place place;
    ASSERT_TRUE(place.take(pawl::watch::check_in_place::owned_by(7, 1), "task", 1ms));
    pawl::watch::silence seen;
    pawl::port::clock::time_point now{1h};
    EXPECT_EQ(seen.look(place, 7, now), news::none);
    EXPECT_EQ(seen.look(place, 7, now += 2ms), news::half);
    EXPECT_EQ(seen.look(place, 7, now += 1ms), news::silent);
    EXPECT_EQ(seen.look(place, 7, now += 1ms), news::none);
    place.check_in();
    EXPECT_EQ(seen.look(place, 7, now += 1ms), news::goes_on);
}

TEST(Watchdog, RefusesALimitThatNobodyCouldKeep) {
    EXPECT_THROW(pawl::watchdog{0ms}, std::invalid_argument);
    EXPECT_THROW(pawl::watchdog{-1s}, std::invalid_argument);
    pawl::watchdog dog{1h, {}, pawl::watchdog::cores::no};
    EXPECT_THROW(static_cast<void>(dog.watch("loop", 0ms)), std::invalid_argument);
}

}  // namespace
