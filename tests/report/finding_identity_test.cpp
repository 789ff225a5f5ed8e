#include "check/report/finding_identity.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "story.hpp"

namespace pawl::check::report {
namespace {

std::string fingerprint_of(story& one) { return identity_of(*one.whole.what, one.told(), one.no_symbols).fingerprint; }

story failing(const char* text) {
    story one(wire::finding_kind::assertion);
    one.whole.what->task = 1;
    std::strcpy(one.whole.what->text, text);
    return one;
}

TEST(FindingIdentity, HasSixteenDigits) {
    auto one = crossed_locks();
    EXPECT_EQ(fingerprint_of(one).size(), 16u);
    EXPECT_EQ(fingerprint_of(one).find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(FindingIdentity, IsNotThatOfAnotherKind) {
    story stuck(wire::finding_kind::stuck), starved(wire::finding_kind::starvation);
    EXPECT_NE(fingerprint_of(stuck), fingerprint_of(starved));
}

TEST(FindingIdentity, DoesNotChangeWithTheLineOfAnAssertion) {
    auto here = failing("left == right (queue.cpp:12)"), there = failing("left == right (queue.cpp:97)");
    EXPECT_EQ(fingerprint_of(here), fingerprint_of(there));
}

TEST(FindingIdentity, ChangesWithWhatAnAssertionSays) {
    auto one = failing("count == 3 (queue.cpp:12)"), other = failing("count == 4 (queue.cpp:12)");
    EXPECT_NE(fingerprint_of(one), fingerprint_of(other));
}

TEST(FindingIdentity, DoesNotChangeWithTheSchedule) {
    auto one = crossed_locks(), longer = crossed_locks();
    longer.whole.what->steps = 900;
    longer.whole.what->preemptions = 7;
    longer.add(0, wire::operation_kind::load, 0x3000);
    longer.whole.machine_index = 2;
    EXPECT_EQ(fingerprint_of(one), fingerprint_of(longer));
}

TEST(FindingIdentity, DoesNotChangeWithTheNumbersOfTasksAndWhereThingsLie) {
    auto one = crossed_locks(), moved = crossed_locks();
    std::swap(moved.whole.what->tasks[1], moved.whole.what->tasks[2]);
    for (const int id : {1, 2}) {
        moved.task(id).object += 0x5000;
        moved.task(id).held[0].address += 0x5000;
    }
    EXPECT_EQ(fingerprint_of(one), fingerprint_of(moved));
}

TEST(FindingIdentity, ChangesWithHowMuchIsHeld) {
    auto one = crossed_locks(), more = crossed_locks();
    more.task(1).held_count = 2;
    more.task(1).held[1] = {0x7000, 0, 3, 0};
    EXPECT_NE(fingerprint_of(one), fingerprint_of(more));
}

TEST(FindingIdentity, ForgetsCountsInWhatPawlSaysItself) {
    story one(wire::finding_kind::stack_overflow), other(wire::finding_kind::stack_overflow);
    std::strcpy(one.whole.what->text, "it has 512 bytes, and used 530");
    std::strcpy(other.whole.what->text, "it has 512 bytes, and used 1044");
    EXPECT_EQ(fingerprint_of(one), fingerprint_of(other));
}

}  // namespace
}  // namespace pawl::check::report
