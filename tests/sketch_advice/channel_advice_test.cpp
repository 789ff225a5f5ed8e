#include "sketch/advice/channel_advice.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace pawl::sketch {
namespace {

using testing::HasSubstr;
using testing::Not;

std::filesystem::path written(const std::string& text) {
    const auto file = std::filesystem::path(testing::TempDir()) / "channel_advice.ino";
    std::ofstream(file) << text;
    return file;
}

TEST(ChannelAdvice, NamesTheLineToChangeAndTheCalls) {
    const auto file = written(
        "// queue\nstatic Mailbox inbox;\n\nvoid loop() { inbox.push(reading); }\n  if (inbox.try_pop(r)) show(r);\n");
    const std::string text = channel_advice("Mailbox::try_pop(Reading&)", {file});
    EXPECT_THAT(text, HasSubstr("in the place of Mailbox"));
    EXPECT_THAT(
        text,
        HasSubstr("channel_advice.ino:2  static Mailbox inbox;  becomes  pawl::static_channel<Reading, N> inbox;"));
    EXPECT_THAT(text, HasSubstr("channel_advice.ino:4  void loop() { inbox.push(reading); }  with  sender.try_send"));
    EXPECT_THAT(text, HasSubstr("channel_advice.ino:5  if (inbox.try_pop(r)) show(r);  with  receiver.try_recv()"));
}

TEST(ChannelAdvice, SaysWhatItCanWhereNothingIsFound) {
    const std::string text = channel_advice("try_take", {written("int x;\n")});
    EXPECT_THAT(text, HasSubstr("pawl::static_channel<T, N> channel;"));
    EXPECT_THAT(text, HasSubstr("auto receiver = channel.receiver();"));
    EXPECT_THAT(text, Not(HasSubstr("channel_advice.ino")));
}

}  // namespace
}  // namespace pawl::sketch
