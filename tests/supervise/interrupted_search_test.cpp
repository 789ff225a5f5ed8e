#include "check/supervise/interrupted_search.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "check/supervise/machines.hpp"

namespace pawl::check::supervise {
namespace {

using why = cannot_go_on::why;

class InterruptedSearch : public ::testing::Test {
protected:
    InterruptedSearch() {
        std::filesystem::remove_all(folder_);
        what_.program = "p";
        what_.options = " --seed 1";
        plan with((plan_request()));
        with.learned(2, false);
        what_.planned = with.now();
        const wire::search_node node{{1, wire::choice_kind::task, 1}, 1, 3, 2, 3};
        what_.parts[1].push_back(stored_search({node, node}, 17, true));
        what_.next_sample[0] = 42;
        what_.executions = 1234;
        what_.visible = {5, 6};
        what_.usual_exit_status = 3;
    }
    ~InterruptedSearch() override { std::filesystem::remove_all(folder_); }

    std::string bytes() const {
        std::ifstream in(file_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    void write(const std::string& bytes) const { std::ofstream(file_, std::ios::binary) << bytes; }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("pawl-interrupted-" + std::to_string(getpid()));
    std::filesystem::path file_ = folder_ / "one.search";
    interrupted_search what_;
};

TEST_F(InterruptedSearch, ComesBackAsItWas) {
    ASSERT_TRUE(save(what_, file_).has_value());
    const auto back = load(file_, "p", " --seed 1");
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->executions, 1234u);
    EXPECT_EQ(back->planned.coverage.size(), what_.planned.coverage.size());
    ASSERT_EQ(back->parts.at(1).size(), 1u);
    const stored_search& part = back->parts.at(1).front();
    EXPECT_EQ(part.nodes().size(), 2u);
    EXPECT_EQ(part.nodes()[1].alternatives, 3u);
    EXPECT_EQ(part.executions(), 17u);
    EXPECT_TRUE(part.pruned_by_bound());
    EXPECT_EQ(back->next_sample.at(0), 42u);
    EXPECT_EQ(back->visible, (std::vector<std::uint64_t>{5, 6}));
    EXPECT_EQ(back->usual_exit_status, 3);
}

TEST_F(InterruptedSearch, IsRefusedForAnotherProgram) {
    ASSERT_TRUE(save(what_, file_).has_value());
    EXPECT_EQ(load(file_, "q", " --seed 1").error().because, why::another_program);
}

TEST_F(InterruptedSearch, IsRefusedForOtherOptionsWhichItNames) {
    ASSERT_TRUE(save(what_, file_).has_value());
    const auto refused = load(file_, "p", " --seed 2");
    EXPECT_EQ(refused.error().because, why::other_options);
    EXPECT_NE(refused.error().text.find("--seed 1"), std::string::npos);
}

TEST_F(InterruptedSearch, SaysWhenNothingIsThere) {
    EXPECT_EQ(load(file_, "p", " --seed 1").error().because, why::nothing_there);
}

TEST_F(InterruptedSearch, NoticesEveryByteThatIsNotTheOneWritten) {
    ASSERT_TRUE(save(what_, file_).has_value());
    const std::string whole = bytes();
    // Each byte of the head, and some of the rest.
    for (std::size_t at = 0; at < whole.size(); at += at < 64 ? 1 : 97) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x20);
        write(changed);
        EXPECT_EQ(load(file_, "p", " --seed 1").error().because, why::damaged) << at;
    }
}

TEST_F(InterruptedSearch, NoticesThatTheEndIsMissing) {
    ASSERT_TRUE(save(what_, file_).has_value());
    const std::string whole = bytes();
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{7}, std::size_t{31}, whole.size() / 2, whole.size() - 1}) {
        write(whole.substr(0, size));
        EXPECT_EQ(load(file_, "p", " --seed 1").error().because, why::damaged) << size;
    }
    write(whole + "x");
    EXPECT_EQ(load(file_, "p", " --seed 1").error().because, why::damaged);
}

TEST_F(InterruptedSearch, LeavesTheOldOneWhereTheDiskIsFull) {
    ASSERT_TRUE(save(what_, file_).has_value());
    const std::string before = bytes();
    what_.executions = 5678;
    // As on a full disk: writing ends with an error before all is written.
    rlimit was{};
    getrlimit(RLIMIT_FSIZE, &was);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{64, was.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    const auto saved = save(what_, file_);
    setrlimit(RLIMIT_FSIZE, &was);
    ASSERT_FALSE(saved.has_value());
    EXPECT_NE(saved.error().find("disk full"), std::string::npos);
    EXPECT_EQ(bytes(), before);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1);
}

}  // namespace
}  // namespace pawl::check::supervise
