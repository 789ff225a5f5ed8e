#include "check/explore/history.hpp"

#include <gtest/gtest.h>

namespace pawl::check::explore {
namespace {

constexpr std::uint16_t program = 1, source = 2, handler = 40;

void happens(history& in, std::uint16_t actor) {
    in.consider(actor);
    in.append(actor, {});
}

// A handler runs as one task each time that its interrupt comes: told before the events are looked at.
TEST(History, WhoBeginsAgainComesAfterWhatMadeItBegin) {
    history h;
    h.clear();
    h.spawned(handler, 1);
    h.spawned(handler, 3);
    for (const std::uint16_t actor : {program, source, handler, source, handler}) happens(h, actor);
    EXPECT_TRUE(h.before(1, 2));
    EXPECT_FALSE(h.before(3, 2));
    EXPECT_TRUE(h.before(3, 4));
    EXPECT_TRUE(h.before(2, 4));
    EXPECT_FALSE(h.before(0, 4));
}

TEST(History, WhatMadeAnActorPossibleIsToldAnewInEachExecution) {
    history h;
    h.clear();
    h.spawned(handler, 1);
    for (const std::uint16_t actor : {program, source, handler}) happens(h, actor);
    h.shorten_to(0);
    h.spawned(handler, 0);
    for (const std::uint16_t actor : {source, program, handler}) happens(h, actor);
    EXPECT_TRUE(h.before(0, 2));
    EXPECT_FALSE(h.before(1, 2));
}

}  // namespace
}  // namespace pawl::check::explore
