// `pawl replay --step` on a terminal: keys, the window's size, and the terminal as it was before, however it ends.
#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <utmp.h>

#include "bench.hpp"

namespace pawl::replay_test {
namespace {

class Terminal : public bench {
protected:
    ~Terminal() override {
        if (process_ > 0) {
            kill(process_, SIGKILL);
            waitpid(process_, nullptr, 0);
        }
        if (screen_ >= 0) close(screen_);
    }

    void open(unsigned short rows, unsigned short columns) {
        bring("abba.cpp");
        const std::string schedule = check("abba.cpp");
        const winsize size{rows, columns, 0, 0};
        int inner = -1;
        ASSERT_EQ(openpty(&screen_, &inner, nullptr, nullptr, &size), 0);
        inner_ = inner;
        ASSERT_EQ(tcgetattr(inner, &before_), 0);
        process_ = fork();
        if (process_ == 0) {
            login_tty(inner);
            setenv("TERM", "xterm", 1);
            execl(PAWL_COMMAND, "pawl", "replay", "--step", schedule.c_str(), nullptr);
            _exit(127);
        }
        EXPECT_TRUE(shows("step 1 of 6"));
    }
    /// Reads until the text has come.
    ::testing::AssertionResult shows(const std::string& text) {
        std::string seen;
        for (pollfd one{screen_, POLLIN, 0}; seen.find(text) == std::string::npos;) {
            char buffer[4096];
            if (poll(&one, 1, 60'000) <= 0) return ::testing::AssertionFailure() << "no '" << text << "' in " << seen;
            const ssize_t got = read(screen_, buffer, sizeof buffer);
            if (got <= 0) return ::testing::AssertionFailure() << "ended without '" << text << "' in " << seen;
            seen.append(buffer, static_cast<std::size_t>(got));
        }
        seen_ = seen;
        return ::testing::AssertionSuccess();
    }
    void press(const std::string& keys) {
        ASSERT_EQ(write(screen_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
    }
    /// Its wait status, once the other screen was left.
    int end() {
        EXPECT_TRUE(shows("\033[?1049l"));
        int status = -1;
        waitpid(process_, &status, 0);
        process_ = -1;
        termios after{};
        EXPECT_EQ(tcgetattr(inner_, &after), 0);
        EXPECT_EQ(after.c_lflag, before_.c_lflag);
        return status;
    }

    int screen_ = -1;
    int inner_ = -1;
    pid_t process_ = -1;
    termios before_{};
    std::string seen_;
};

TEST_F(Terminal, FollowsKeysAndArrowsAndIsLeftByQ) {
    open(24, 80);
    press("n");
    EXPECT_TRUE(shows("step 2 of 6"));
    press("\033[C");
    EXPECT_TRUE(shows("step 3 of 6"));
    press("\033[D");
    EXPECT_TRUE(shows("step 2 of 6"));
    press("g5\n");
    EXPECT_TRUE(shows("step 5 of 6"));
    press("h");
    EXPECT_TRUE(shows("the next step at which"));
    press("q");
    const int status = end();
    EXPECT_TRUE(WIFEXITED(status));
}

TEST_F(Terminal, FitsASmallWindowAndOneThatGrows) {
    open(10, 40);
    press("e");
    EXPECT_TRUE(shows("step 6 of 6"));
    const winsize larger{40, 130, 0, 0};
    ASSERT_EQ(ioctl(screen_, TIOCSWINSZ, &larger), 0);
    EXPECT_TRUE(shows("which task1 holds; holds mutex food.lock   abba.cpp:12"));
    press("q");
    end();
}

TEST_F(Terminal, IsPutBackWhenInterrupted) {
    open(24, 80);
    press("\003");
    const int status = end();
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
}

TEST_F(Terminal, IsPutBackAtSigterm) {
    open(24, 80);
    kill(process_, SIGTERM);
    const int status = end();
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
}

TEST_F(Terminal, IsPutBackAfterACrash) {
    open(24, 80);
    kill(process_, SIGSEGV);
    EXPECT_TRUE(WIFSIGNALED(end()));
}

}  // namespace
}  // namespace pawl::replay_test
