#include "sketch/told/console.hpp"

#include <gmock/gmock.h>

#include "tests/sketch_told/events.hpp"

namespace pawl::sketch {
namespace {

using check::wire::service;
using check::wire::without_end;

// What a console writes while it hears something.
template <typename Tell>
std::string written(bool verbose, Tell tells) {
    testing::internal::CaptureStdout();
    console heard(verbose);
    board_that_tells<console> tell{heard};
    tells(tell);
    heard.end();
    std::fflush(stdout);
    return testing::internal::GetCapturedStdout();
}

TEST(ConsoleTimes, SayNoMoreThanThereIs) {
    EXPECT_EQ(console::time_words(0), "0 ms");
    EXPECT_EQ(console::time_words(32'000'000), "32 ms");
    EXPECT_EQ(console::time_words(1'024'000), "1.024 ms");
    EXPECT_EQ(console::time_words(100'000'000), "100 ms");
    EXPECT_EQ(console::time_words(999'999'000), "999.999 ms");
    EXPECT_EQ(console::time_words(1'000'000'000), "1 s");
    EXPECT_EQ(console::time_words(1'500'000'000), "1.5 s");
    EXPECT_EQ(console::time_words(120'000'000'000), "120 s");
}

TEST(Console, ShowsTheFirstSerialLineAsItIs) {
    EXPECT_EQ(written(false,
                      [](auto& tell) {
                          tell.task(0, 1, "a", 1);
                          tell.prints(0, 1, "one\r\ntwo");
                          tell.prints(1, 1, " words\n");
                          tell.prints(2, 1, "not this\n", 1);
                      }),
              "one\r\ntwo words\n");
}

TEST(Console, EndsALineThatWasBegun) {
    EXPECT_EQ(written(false, [](auto& tell) { tell.prints(0, 1, "half"); }), "half\n");
    EXPECT_EQ(written(false, [](auto&) {}), "");
}

TEST(Console, IsPlainUnlessItIsVerbose) {
    EXPECT_EQ(written(false,
                      [](auto& tell) {
                          tell.board("AVR", 1, 1);
                          tell.task(0, 1, "a", 1);
                          tell.runs(0, 1);
                          tell(event(1, board_event_kind::pin, 1, 1, 13));
                          tell.sleeps(2, 1, 9);
                          tell.idle(3);
                      }),
              "");
}

TEST(VerboseConsole, GivesEachLineItsTimeAndItsTask) {
    EXPECT_EQ(written(true,
                      [](auto& tell) {
                          tell.task(40'000, 1, "Task1", 1);
                          tell.prints(70'000, 1, "Inside ");
                          tell.prints(90'000, 2, "Task1\r\n");
                          tell.prints(100'000, 2, "other\n", 1);
                          tell.prints(1'500'000'000, 1, "half");
                      }),
              "       0.040 ms  Task1         begins, priority 1\n"
              "       0.070 ms  Task1         | Inside Task1\n"
              "       0.100 ms  task 2        | Serial1: other\n"
              "    1500.000 ms  Task1         | half\n");
}

TEST(VerboseConsole, TellsPinsPrioritiesAndWaits) {
    EXPECT_EQ(written(true,
                      [](auto& tell) {
                          tell.task(0, 1, "a", 1);
                          tell(event(0, board_event_kind::pin, 1, 1, 13));
                          tell(event(0, board_event_kind::pin, 1, 0, 13));
                          tell(event(0, board_event_kind::analog, 1, 128, 9));
                          tell.priority(0, 1, 3, 1, 2);
                          tell.sleeps(0, 1, 9);
                          tell.waits(0, 1, service::queue_receive, {0x100, without_end, -1, 0});
                          tell.waits(0, 1, service::none, {0x100, without_end, -1, 1});
                          tell(event(0, board_event_kind::task_end, 1));
                      }),
              "       0.000 ms  a             begins, priority 1\n"
              "       0.000 ms  a             pin 13 HIGH\n"
              "       0.000 ms  a             pin 13 LOW\n"
              "       0.000 ms  a             pin 9 = 128\n"
              "       0.000 ms  a             has priority 3 from now on\n"
              "       0.000 ms  a             sleeps\n"
              "       0.000 ms  a             waits for something in an object\n"
              "       0.000 ms  a             goes round, nothing changes\n"
              "       0.000 ms  a             ends\n");
}

TEST(VerboseConsole, NamesWhatATaskWaitsForByItsVariable) {
    testing::internal::CaptureStdout();
    console heard(true);
    heard.name_objects_by([](std::uint64_t address) { return address == 0x40 ? std::string("samples") : ""; });
    board_that_tells<console> tell{heard};
    tell.task(0, 1, "a", 1);
    tell.task(0, 2, "b", 1);
    const check::wire::wait_facts nobody{0x100, without_end, -1, 0};
    tell.waits_for(0, 1, service::queue_receive, nobody, {0x40, "queue", ""});
    tell.waits_for(0, 1, service::queue_receive, nobody, {0x48, "queue", ""});
    tell.waits_for(0, 1, service::event_wait, nobody, {0, "event group", ""});
    tell.waits_for(0, 1, service::semaphore_take, {0x100, without_end, 2, 0}, {0x40, "mutex", "bus"});
    heard.end();
    std::fflush(stdout);
    EXPECT_EQ(testing::internal::GetCapturedStdout(),
              "       0.000 ms  a             begins, priority 1\n"
              "       0.000 ms  b             begins, priority 1\n"
              "       0.000 ms  a             waits for something in queue samples\n"
              "       0.000 ms  a             waits for something in a queue\n"
              "       0.000 ms  a             waits for bits in an event group\n"
              "       0.000 ms  a             waits for mutex \"bus\", which b has\n");
}

TEST(VerboseConsole, DoesNotTellWhoRuns) {
    EXPECT_EQ(written(true,
                      [](auto& tell) {
                          tell.runs(0, 1);
                          tell(event(1, board_event_kind::ready, 1));
                          tell.idle(3);
                      }),
              "");
}

}  // namespace
}  // namespace pawl::sketch
