#include "cli/whole_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

class WholeFile : public testing::Test {
protected:
    WholeFile() { fs::create_directories(folder_); }
    ~WholeFile() override { fs::remove_all(folder_); }

    std::string name() const { return folder_ / "page.html"; }
    std::string text() const {
        std::ostringstream all;
        all << std::ifstream(name()).rdbuf();
        return all.str();
    }
    std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }

    fs::path folder_ = fs::temp_directory_path() / ("pawl_whole_file_" + std::to_string(getpid()));
};

TEST_F(WholeFile, IsWrittenWithTheUsualPermissions) {
    EXPECT_EQ(write_whole_file(name(), "one"), "");
    EXPECT_EQ(text(), "one");
    const mode_t mask = umask(0);
    umask(mask);
    struct stat known {};
    ASSERT_EQ(stat(name().c_str(), &known), 0);
    EXPECT_EQ(known.st_mode & 0777, 0666 & ~mask);
}

TEST_F(WholeFile, ReplacesTheOldOneAndKeepsItsPermissions) {
    ASSERT_EQ(write_whole_file(name(), "old and longer"), "");
    chmod(name().c_str(), 0640);
    EXPECT_EQ(write_whole_file(name(), "new"), "");
    EXPECT_EQ(text(), "new");
    struct stat known {};
    ASSERT_EQ(stat(name().c_str(), &known), 0);
    EXPECT_EQ(known.st_mode & 0777, 0640u);
    EXPECT_EQ(files(), 1u);
}

TEST_F(WholeFile, LeavesTheOldOneWhereTheDiskIsFull) {
    ASSERT_EQ(write_whole_file(name(), "old"), "");
    // A limit on the size of files fails in the middle, as a full disk does.
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{4096, before.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    const std::string failure = write_whole_file(name(), std::string(100'000, 'x'));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_NE(failure, "");
    EXPECT_EQ(text(), "old");
    EXPECT_EQ(files(), 1u) << "the half one is gone";
}

TEST_F(WholeFile, FollowsALink) {
    ASSERT_EQ(write_whole_file(folder_ / "target", "old"), "");
    fs::create_symlink("target", name());
    EXPECT_EQ(write_whole_file(name(), "new"), "");
    EXPECT_TRUE(fs::is_symlink(name()));
    EXPECT_EQ(text(), "new");
}

TEST_F(WholeFile, WritesADeviceAsItIs) {
    EXPECT_EQ(write_whole_file("/dev/null", "text"), "");
    EXPECT_EQ(write_whole_file("/dev/full", "text"), "No space left on device");
    EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(WholeFile, SaysWhatIsWrong) {
    EXPECT_EQ(write_whole_file(folder_ / "no" / "page.html", "text"), "No such file or directory");
    EXPECT_EQ(not_writable(folder_ / "no" / "page.html"), "No such file or directory");
    EXPECT_EQ(not_writable(folder_), "Is a directory");
}

TEST_F(WholeFile, IsRead) {
    const std::string long_text(10'000, 'x');
    EXPECT_EQ(write_whole_file(name(), long_text), "");
    EXPECT_EQ(read_whole_file(name()), long_text);
    EXPECT_EQ(read_whole_file("/dev/null"), "");
}

TEST_F(WholeFile, SaysWhyItCannotBeRead) {
    EXPECT_EQ(read_whole_file(folder_ / "no.txt").error(), "No such file or directory");
    EXPECT_EQ(read_whole_file(folder_).error(), "Is a directory");
}

TEST_F(WholeFile, IsNotMadeByTheQuestionWhetherItCouldBe) {
    EXPECT_EQ(not_writable(name()), "");
    EXPECT_EQ(files(), 0u);
}

}  // namespace
}  // namespace pawl::cli
