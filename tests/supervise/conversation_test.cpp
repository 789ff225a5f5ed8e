#include "check/supervise/conversation.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>

#include "check/supervise/stop_signals.hpp"

namespace pawl::check::supervise {
namespace {

using namespace std::chrono_literals;

class Conversation : public ::testing::Test {
protected:
    reply order(const std::string& behaviour, const patience& waits = {100ms, 500ms, 300ms}) {
        session_->current = {};
        session_->current.kind = wire::order_kind::search;
        worker_.emplace(std::move(*worker::start({PAWL_FAKE_WORKER, {behaviour}, {}}, session_.descriptor())));
        return carry_out(session_, *worker_, {}, waits);
    }

    session_block session_ = std::move(*session_block::create());
    std::optional<worker> worker_;
};

TEST_F(Conversation, EndsWithTheWorkersAnswer) {
    EXPECT_EQ(order("well").result, reply::how::answered);
    EXPECT_EQ(session_->result.kind, wire::answer_kind::exhausted);
}

TEST_F(Conversation, GivesOneWorkerSeveralOrders) {
    EXPECT_EQ(order("well").result, reply::how::answered);
    EXPECT_EQ(carry_out(session_, *worker_, {}).result, reply::how::answered);
}

TEST_F(Conversation, SeesTheWorkerDie) {
    const reply said = order("die");
    EXPECT_EQ(said.result, reply::how::died);
    EXPECT_EQ(WEXITSTATUS(said.wait_status), 7);
}

TEST_F(Conversation, MakesAnEndlessLoopTellWhereItIs) {
    EXPECT_EQ(order("loop").result, reply::how::answered);
    EXPECT_EQ(session_->result.what.kind, wire::finding_kind::endless_loop);
}

TEST_F(Conversation, KillsAWorkerThatDoesNotAnswerTheWatchdog) {
    EXPECT_EQ(order("deaf").result, reply::how::out_of_sight);
}

TEST_F(Conversation, StopsAWorkerOnCtrlC) {
    const stop_signals stop;
    std::raise(SIGINT);
    EXPECT_EQ(order("slow").result, reply::how::answered);
    EXPECT_EQ(session_->result.kind, wire::answer_kind::stopped);
}

TEST_F(Conversation, KillsAWorkerThatDoesNotStopOnCtrlC) {
    const stop_signals stop;
    std::raise(SIGINT);
    EXPECT_EQ(order("deaf", {10s, 1s, 50ms}).result, reply::how::interrupted);
}

TEST_F(Conversation, DismissesAWorkerInPeace) {
    order("well");
    const pid_t process = worker_->process();
    dismiss(session_, *worker_);
    EXPECT_EQ(kill(process, 0), -1);
    EXPECT_EQ(errno, ESRCH);
}

TEST(Worker, SaysWhyAnExecutableCannotBeStarted) {
    auto session = std::move(*session_block::create());
    const auto started = worker::start({"/no/such/program", {}, {}}, session.descriptor());
    ASSERT_FALSE(started.has_value());
    EXPECT_EQ(started.error(), "cannot start /no/such/program: No such file or directory");
}

}  // namespace
}  // namespace pawl::check::supervise
