#include "observe/report/watchable.hpp"

#include <elf.h>
#include <gmock/gmock.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <fstream>

namespace pawl::observe::report {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class Watchable : public testing::Test {
protected:
    Watchable() {
        std::string name = fs::temp_directory_path() / "watchable_test_XXXXXX";
        folder_ = mkdtemp(name.data());
    }
    ~Watchable() override { fs::remove_all(folder_); }

    fs::path file(const std::string& name, const std::string& text) {
        const fs::path path = folder_ / name;
        std::ofstream(path, std::ios::binary) << text;
        fs::permissions(path, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
        return path;
    }
    fs::path program(const std::string& name, unsigned char wide, Elf64_Half machine) {
        Elf64_Ehdr header{};
        std::memcpy(header.e_ident, ELFMAG, SELFMAG);
        header.e_ident[EI_CLASS] = wide;
        header.e_machine = machine;
        return file(name, std::string(reinterpret_cast<const char*>(&header), sizeof header));
    }

private:
    fs::path folder_;
};

TEST_F(Watchable, AnOrdinaryProgramIs) { EXPECT_EQ(why_not_watchable(fs::read_symlink("/proc/self/exe")), ""); }

TEST_F(Watchable, A32BitProgramIsNot) {
    const fs::path old = program("old", ELFCLASS32, EM_386);
    EXPECT_EQ(why_not_watchable(old), old.string() + " is a 32-bit program; only 64-bit programs can be watched");
}

TEST_F(Watchable, AScriptIsWhatItsInterpreterIs) {
    const fs::path old = program("old", ELFCLASS32, EM_386);
    const fs::path script = file("script", "#! " + old.string() + " -x\necho\n");
    EXPECT_THAT(why_not_watchable(script), StartsWith(old.string() + " is a 32-bit"));
    EXPECT_EQ(why_not_watchable(file("shell", "#!/bin/sh\n")), "");
    EXPECT_EQ(why_not_watchable(file("round", "#!" + (script.parent_path() / "round").string() + "\n")), "");
}

TEST_F(Watchable, OneForAnotherProcessorIsNot) {
    EXPECT_THAT(why_not_watchable(program("arm", ELFCLASS64, EM_AARCH64)), EndsWith("is for another processor"));
}

TEST_F(Watchable, OneWithoutALoaderIsNot) {
    EXPECT_THAT(why_not_watchable(program("static", ELFCLASS64, EM_X86_64)), HasSubstr("linked statically"));
}

// Of a group or user that is not ours: only root can make such a file.
TEST_F(Watchable, OneThatRunsAsSomebodyElseIsNot) {
    if (geteuid() != 0) GTEST_SKIP() << "only root can make one";
    for (const mode_t mode : {mode_t{04711}, mode_t{02711}}) {
        const fs::path other = program("other", ELFCLASS64, EM_X86_64);
        ASSERT_EQ(chown(other.c_str(), 1, 1), 0);
        ASSERT_EQ(chmod(other.c_str(), mode), 0);
        EXPECT_THAT(why_not_watchable(other),
                    AllOf(StartsWith(other.string() + " runs with more rights than its caller"), HasSubstr("setuid")));
    }
}

// sudo on many systems: not to be read by whom it serves.
TEST_F(Watchable, OneThatCannotBeReadIsStillSeenToBeSuch) {
    if (geteuid() != 0) GTEST_SKIP() << "only root can make one";
    const fs::path other = program("other", ELFCLASS64, EM_X86_64);
    ASSERT_EQ(chmod(other.c_str(), 04111), 0);
    ASSERT_EQ(chmod(other.parent_path().c_str(), 0711), 0);
    ASSERT_EQ(seteuid(65534), 0);
    const std::string why = why_not_watchable(other);
    ASSERT_EQ(seteuid(0), 0);
    EXPECT_THAT(why, HasSubstr("more rights than its caller"));
}

}  // namespace
}  // namespace pawl::observe::report
