#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pthread.h>

#include <mutex>
#include <pawl/lock/mutex.hpp>
#include <pawl/watch/wait_graph.hpp>
#include <string>
#include <thread>

namespace {

using testing::HasSubstr;

TEST(Printable, ShowsControlCharactersAndLeavesAllElse) {
    EXPECT_EQ(pawl::watch::printable("\x1b[31mred\n\x7f"), "\\x1b[31mred\\x0a\\x7f");
    EXPECT_EQ(pawl::watch::printable("gr\xc3\xbc\xc3\x9f"), "gr\xc3\xbc\xc3\x9f");
}

TEST(Printable, NoNameReachesATerminalAsItIs) {
    std::string text;
    std::thread{[&] {
        pthread_setname_np(pthread_self(), "\x1b[2Jtask");
        pawl::mutex m{"\x1b[2Jlock"};
        const pawl::guard held{m};
        text = pawl::wait_graph::snapshot().text() + m.lock_or_report().error().report();
    }}.join();
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_THAT(text, HasSubstr("\"\\x1b[2Jtask\""));
    EXPECT_THAT(text, HasSubstr("holds \"\\x1b[2Jlock\""));
    EXPECT_THAT(text, HasSubstr("wants mutex \"\\x1b[2Jlock\""));
}

}  // namespace
