// The console as a whole: a person at its terminal, and a host that is a program of its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "examples/devices/simulated/bus.hpp"
#include "programs.hpp"

namespace {

using namespace devices;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

const std::string console_program = PAWL_DEVICES "/console", host_program = PAWL_DEVICES "/host";
const std::string found = "found 1209:0001, 41 bytes of configuration, 63 of report\n";

struct Console : testing::Test {
    folder here;
    std::optional<program> console;
    descriptor seat;
    std::string screen;

    void starts(const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{console_program, "--link", "tty", "--bus", "bus"};
        words.insert(words.end(), more.begin(), more.end());
        console.emplace(words);
        ASSERT_TRUE(console->says("bus: bus\n")) << console->printed();
        sits_down();
    }
    void sits_down() {
        seat = descriptor{::open("tty", O_RDWR | O_NOCTTY | O_CLOEXEC)};
        ASSERT_TRUE(seat);
    }
    void types(const std::string& text) {
        ASSERT_EQ(::write(seat.number(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }
    bool shows(const std::string& text) { return reads(seat.number(), screen, text); }
    /// What was echoed, without what was told.
    [[nodiscard]] std::string echoed() const {
        std::string plain;
        bool told = false;
        for (const char c : screen) {
            if (c == '[') told = true;
            if (!told) plain += c;
            if (c == ']') told = false;
        }
        return plain;
    }
    static std::vector<std::string> host(const std::vector<std::string>& more) {
        std::vector<std::string> words{host_program, "--bus", "bus", "--pace", "100"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    /// A host that does so after two of seven keys; what it printed in between.
    std::string with_fault(const std::string& fault) {
        starts({"--stay"});
        program h{host({"--keys", "7", "--fault", fault})};
        EXPECT_TRUE(shows("[host]"));
        types("Hi\fyou!");
        EXPECT_EQ(h.ends(), 0);
        EXPECT_TRUE(shows("!") && shows("[no host]"));
        console->tell(SIGTERM);
        EXPECT_EQ(console->ends(), 0);
        EXPECT_EQ(echoed(), "Hiyou!");
        EXPECT_THAT(h.printed(), StartsWith(found + "typed: Hi\n"));
        EXPECT_THAT(h.printed(), HasSubstr("\ntyped: YOU!\n"));
        return h.printed();
    }
};

TEST_F(Console, KeysGoToTheHostAndLightsComeBack) {
    starts();
    program h{host({"--keys", "7"})};
    EXPECT_TRUE(shows("[host]"));
    types("Hi\f");
    EXPECT_TRUE(shows("[caps on]"));
    types("you!");
    EXPECT_EQ(h.ends(), 0);
    EXPECT_EQ(h.printed(), found + "typed: HiYOU!\n7 keys, configured 1 times, gave up 0 times\n");
    EXPECT_EQ(console->ends(), 0) << "its host has gone";
    EXPECT_EQ(
        console->printed(),
        "a second claim of the terminal: too_many\nterminal: tty\nbus: bus\n"
        "ended: 1 resets, 0 reports of a wrong size, 0 transactions of garbage, 0 bytes not read, 0 overwritten\n");
    EXPECT_FALSE(std::filesystem::exists(std::filesystem::symlink_status("tty")));
    EXPECT_FALSE(std::filesystem::exists("bus"));
}

TEST_F(Console, WhatWasTypedWaitsForTheHost) {
    starts();
    types("abcdefghijkl");
    ASSERT_TRUE(shows("abc")) << "four wait with their key and its release, and one is under way";
    program h{host({"--keys", "12"})};
    EXPECT_EQ(h.ends(), 0);
    EXPECT_THAT(h.printed(), HasSubstr("typed: abcdefghijkl\n"));
}

TEST_F(Console, EndsWhenItIsToldTo) {
    for (const int how : {SIGINT, SIGTERM}) {
        starts();
        console->tell(how);
        EXPECT_EQ(console->ends(), 0);
        EXPECT_THAT(console->printed(), HasSubstr("\nended: 0 resets"));
    }
    for (const char* key : {"\x03", "\x04"}) {
        starts();
        types(key);
        EXPECT_EQ(console->ends(), 0);
    }
}

TEST_F(Console, TheTerminalMayBeLeftAndTakenAgain) {
    starts();
    program h{host({"--keys", "4"})};
    EXPECT_TRUE(shows("[host]"));
    types("ab");
    EXPECT_TRUE(shows("b"));
    for (int i = 0; i != 3; ++i) {
        seat = {};
        sits_down();
    }
    types("cd");
    EXPECT_EQ(h.ends(), 0);
    EXPECT_THAT(h.printed(), HasSubstr("typed: abcd\n"));
    EXPECT_EQ(console->ends(), 0);
}

TEST_F(Console, AHostThatBeginsAnewLosesNoKey) {
    EXPECT_THAT(with_fault("reset@2"),
                EndsWith("fault: reset\ntyped: YOU!\n7 keys, configured 2 times, gave up 0 times\n"));
    EXPECT_THAT(console->printed(), HasSubstr("ended: 2 resets, 0 reports"));
}

TEST_F(Console, AHostThatGoesInTheMiddleAndComesAgainLosesNoKey) {
    EXPECT_THAT(with_fault("return@2"),
                EndsWith("fault: return\ntyped: YOU!\n7 keys, configured 2 times, gave up 0 times\n"));
}

TEST_F(Console, GarbageAndWrongLengthsAreCounted) {
    EXPECT_THAT(with_fault("garbage@2,unknown@2,short@2,long@2"),
                HasSubstr("fault: garbage\n6 of 6 not answered\nfault: unknown\nrefused\nfault: short\nfault: long\n"));
    EXPECT_THAT(console->printed(), HasSubstr("ended: 1 resets, 2 reports of a wrong size, 5 transactions of garbage"));
}

TEST_F(Console, AHostThatAsksForMoreThanIsReadWaits) {
    with_fault("flood@2");
    std::size_t lights = 0;
    for (auto at = screen.find("[caps o"); at != screen.npos; at = screen.find("[caps o", at + 1)) ++lights;
    EXPECT_EQ(lights, 21u);
}

TEST_F(Console, AHostThatIsKilledIsMissed) {
    starts();
    {
        const program h{host({})};
        EXPECT_TRUE(shows("[host]"));
    }
    EXPECT_EQ(console->ends(), 0);
    EXPECT_THAT(console->printed(), HasSubstr("\nended: 1 resets"));
}

TEST_F(Console, AHostThatGoesInTheMiddleOfATransaction) {
    starts();
    program h{host({"--fault", "leave@0"})};
    EXPECT_TRUE(shows("[host]"));
    types("a");
    EXPECT_EQ(h.ends(), 0);
    EXPECT_EQ(h.printed(), found + "fault: leave\n0 keys, configured 1 times, gave up 0 times\n");
    EXPECT_EQ(console->ends(), 0);
}

TEST_F(Console, TheHostSaysWhenTheDeviceHasGone) {
    starts();
    program h{host({})};
    EXPECT_TRUE(shows("[host]"));
    console->tell(SIGTERM);
    EXPECT_EQ(console->ends(), 0);
    EXPECT_EQ(h.ends(), 1);
    EXPECT_THAT(h.printed(), HasSubstr("the device has gone\n0 keys, "));  // perhaps before it knew that all was well
}

// Five polls without an answer are five polls, however long they take.
TEST(Host, BeginsAnewWithADeviceThatDoesNotAnswer) {
    int ends[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
    ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    const descriptor device{ends[0]};
    std::optional<descriptor> others{std::in_place, ends[1]};
    program h{{host_program, "--fd", std::to_string(ends[1]), "--patience", "5", "--pace", "0", "--tries", "3"}};
    others.reset();
    std::string order;
    while (const auto p = bus::receive(device.number())) {
        if (p->kind == bus::kind::reset) {
            order += 'R';
            continue;
        }
        order += p->kind == bus::kind::setup ? 's' : 'i';
        bus::send(device.number(), {p->kind == bus::kind::setup ? bus::kind::ack : bus::kind::nak});
    }
    EXPECT_EQ(h.ends(), 1);
    EXPECT_EQ(order, "RsiiiiiRsiiiiiRsiiiii");
    EXPECT_EQ(h.printed(),
              "no answer in time to get_descriptor(device): reset\nthe device does not answer\n"
              "0 keys, configured 0 times, gave up 3 times\n");
}

TEST(Host, SaysWhatItDoesNotUnderstand) {
    const folder here;
    const auto says = [](std::vector<std::string> words, int status, const std::string& text) {
        words.insert(words.begin(), host_program);
        program h{words};
        EXPECT_EQ(h.ends(), status);
        EXPECT_EQ(h.printed(), text);
    };
    says({"--bus", "nowhere"}, 2, "host: no device at nowhere\n");
    says({"--polls"}, 2, "host: --polls what?\n");
    says({"--fd", "99", "--polls", "many"}, 2, "host: --polls: not a number: many\n");
    says({"--what"}, 2, "host: what is --what?\n");
    says({"--fd", "99", "--fault", "fire@1"}, 2, "host: no such fault: fire@1\n");
    says({"--bus", std::string(200, 'x')}, 2,
         "host: the name of a socket has 1 to 107 bytes: " + std::string(200, 'x') + "\n");
}

TEST(ConsoleOptions, LeaveAloneWhatIsNotTheirs) {
    const folder here;
    std::ofstream{"mine"} << "text";
    for (const char* option : {"--link", "--bus"}) {
        program c{{console_program, option, "mine"}};
        EXPECT_EQ(c.ends(), 1);
        EXPECT_THAT(c.printed(), StartsWith("console: mine: "));
    }
    EXPECT_EQ(std::filesystem::file_size("mine"), 4u);
    program c{{console_program, "--what"}};
    EXPECT_EQ(c.ends(), 1);
    EXPECT_EQ(c.printed(), "console: what is --what?\n");
}

}  // namespace
