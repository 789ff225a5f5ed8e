#include "check/supervise/schedule_store.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace pawl::check::supervise {
namespace {

class ScheduleStore : public ::testing::Test {
protected:
    ~ScheduleStore() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("pawl-schedules-" + std::to_string(getpid()));
    schedule_store store_{folder_};
};

TEST_F(ScheduleStore, PrintsAShortScheduleAsItIs) {
    EXPECT_EQ(store_.keep("1:0-10.1-4").value(), "1:0-10.1-4");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "1:0-10.1-4"));
}

TEST_F(ScheduleStore, GivesALongScheduleAShortNameAndFindsItAgain) {
    std::string text = "0:0";
    for (int i = 0; i < 300; ++i) text += i % 2 == 0 ? ".1" : ".0";
    const std::string name = store_.keep(text).value();
    EXPECT_LT(name.size(), 20u);
    EXPECT_EQ(store_.find(name).value(), text);
}

// The same schedule goes wrong with one order weakened, and with another one.
TEST_F(ScheduleStore, NamesAWeakenedScheduleByWhatIsWeakenedToo) {
    const std::string one = store_.keep_weakened("0:0.1", "release at 88").value();
    const std::string two = store_.keep_weakened("0:0.1", "acquire at 90").value();
    EXPECT_NE(one, two);
    EXPECT_TRUE(schedule_store::is_weakened(one));
    EXPECT_EQ(store_.find(one).value(), "0:0.1");
    std::ofstream(folder_ / one, std::ios::trunc) << "0:0.1\nacquire at 90\n";
    EXPECT_NE(store_.find(one).error().find("run pawl weaken again"), std::string::npos);
}

TEST_F(ScheduleStore, SaysWhatToDoAboutAnUnknownName) {
    EXPECT_NE(store_.find("long-0123456789ab").error().find("run pawl check again"), std::string::npos);
}

TEST_F(ScheduleStore, NoticesADamagedScheduleAndListsTheOthers) {
    std::string text = "0:0";
    for (int i = 0; i < 300; ++i) text += i % 2 == 0 ? ".1" : ".0";
    const std::string name = store_.keep(text).value();
    EXPECT_NE(store_.find("long-0123456789ab").error().find(name), std::string::npos);
    std::ofstream(folder_ / name, std::ios::trunc) << text.substr(0, 500) << '\n';
    EXPECT_NE(store_.find(name).error().find("damaged"), std::string::npos);
}

TEST_F(ScheduleStore, RemembersEveryProgramAScheduleWasFoundIn) {
    last_check one, two;
    one.fingerprint = "1";
    two.fingerprint = "2";
    ASSERT_TRUE(store_.note_origin("0:0.1", one).has_value());
    ASSERT_TRUE(store_.note_origin("0:0.1", two).has_value());
    EXPECT_EQ(store_.origins("0:0.1").value().size(), 2u);
    EXPECT_TRUE(store_.origins("0:0.2").value().empty());
}

TEST_F(ScheduleStore, DoesNotLeaveItsFolder) { EXPECT_FALSE(store_.find("long-../../etc/passwd").has_value()); }

}  // namespace
}  // namespace pawl::check::supervise
