// The table, the help, and what is refused.
#include <pty.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "bench.hpp"

namespace pawl::weaken_test {
namespace {

void expect_refused(const std::string& words, const std::string& text) {
    const ended one = run(weaken(words));
    EXPECT_EQ(one.status, 2) << one.text;
    EXPECT_TRUE(says(one, text));
}

TEST(WeakenWords, SaysForEachOrderWhetherItIsNeeded) {
    const ended one = run(weaken(program("half.cpp")));
    EXPECT_EQ(one.status, 0);
    EXPECT_TRUE(says(one, "half.cpp:11"));
    EXPECT_TRUE(says(one, "exchange  acq_rel -> acquire"));
    EXPECT_TRUE(says(one, "needed      RACE: "));
    EXPECT_TRUE(says(one, "pawl replay weakened-"));
    EXPECT_TRUE(says(one, "not needed  "));
    EXPECT_TRUE(says(one, "all there are"));
    EXPECT_TRUE(says(one, "2 orders needed, 1 not needed by this program"));
}

TEST(WeakenWords, HasNoColourWhereThereIsNoTerminal) {
    EXPECT_EQ(run(weaken(program("half.cpp"))).text.find('\033'), std::string::npos);
}

TEST(WeakenWords, SaysThatThereIsNothingToWeaken) {
    const ended plain = run(weaken(program("plain.cpp")));
    EXPECT_EQ(plain.status, 0);
    EXPECT_TRUE(says(plain, "nothing to weaken: no atomic operation was run"));
    const ended relaxed = run(weaken(program("relaxed.cpp")));
    EXPECT_EQ(relaxed.status, 0);
    EXPECT_TRUE(says(relaxed, "nothing to weaken: every order is relaxed already"));
}

TEST(WeakenWords, TellsWhatIsWrongBeforeAnyOrderIsWeakened) {
    const ended one = run(weaken(program("wrong.cpp")));
    EXPECT_EQ(one.status, 1);
    EXPECT_TRUE(says(one, "wrong.cpp goes wrong as it is, before any order is weakened"));
    EXPECT_TRUE(says(one, "race on payload"));
    EXPECT_TRUE(says(one, "pawl replay "));
}

TEST(WeakenWords, WritesTheTableToAFile) {
    const std::string file = std::filesystem::temp_directory_path() / ("weaken-" + std::to_string(getpid()) + ".json");
    const ended one = run(weaken(program("half.cpp") + " --json " + file));
    EXPECT_EQ(one.status, 0);
    EXPECT_TRUE(says(one, "orders needed"));
    const json table = json::parse(std::ifstream(file));
    EXPECT_EQ(table.at("orders").size(), 3u);
    EXPECT_EQ(table.at("programs")[0].at("name"), "half.cpp");
    std::filesystem::remove(file);
}

/// Names of schedules and seconds are other ones each time.
std::string lasting(const std::string& text) {
    return std::regex_replace(std::regex_replace(text, std::regex("weakened-[0-9a-f]+"), "weakened-"),
                              std::regex("[0-9.]+ s(\n|$)"), "s$1");
}

TEST(WeakenWords, SaysWhatItsPageShows) {
    std::stringstream page;
    page << std::ifstream(PAWL_SOURCE "/docs/weaken.md").rdbuf();
    const std::string text = page.str(), prompt = "$ pawl weaken ";
    int shown = 0;
    for (auto at = text.find(prompt); at != std::string::npos; at = text.find(prompt, at + 1), ++shown) {
        const auto line = text.find('\n', at), end = text.find("```", at);
        const std::string words = text.substr(at + prompt.size(), line - at - prompt.size());
        const ended one = run("cd " PAWL_SOURCE " && " + weaken(words), "2>/dev/null");
        EXPECT_EQ(lasting(one.text), lasting(text.substr(line + 1, end - line - 1))) << words;
    }
    EXPECT_EQ(shown, 2);
}

// Ctrl-C at a terminal, while some order is being tried: what was tried stands in the table.
TEST(WeakenWords, EndsWithTheTableWhereItIsStopped) {
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
    ASSERT_GE(child, 0);
    if (child == 0) {
        execl(PAWL_COMMAND, "pawl", "weaken", "--jobs", "1", PAWL_PROGRAMS "/many.cpp", static_cast<char*>(nullptr));
        _exit(127);
    }
    std::string text;
    std::array<char, 4096> buffer;
    bool stopped = false;
    for (ssize_t got; (got = read(terminal, buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
        if (stopped || text.find("2 of 20") == std::string::npos) continue;
        stopped = true;
        EXPECT_EQ(write(terminal, "\003", 1), 1);
    }
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    close(terminal);
    EXPECT_TRUE(stopped) << text;
    const ended one{WIFEXITED(status) ? WEXITSTATUS(status) : -1, text};
    EXPECT_EQ(one.status, 3);
    EXPECT_TRUE(says(one, "not needed"));
    EXPECT_TRUE(says(one, "not tried"));
    EXPECT_TRUE(says(one, "stopped by you"));
    EXPECT_TRUE(says(one, "\033["));
}

TEST(WeakenWords, ExplainsItself) {
    const ended one = run(weaken("--help"));
    EXPECT_EQ(one.status, 0);
    EXPECT_TRUE(says(one, "Usage: pawl weaken FILE..."));
    EXPECT_TRUE(says(one, "--only"));
    EXPECT_TRUE(says(run(std::string(PAWL_COMMAND) + " --help"), "pawl weaken FILE..."));
}

TEST(WeakenWords, RefusesWhatItCannotWeaken) {
    expect_refused("", "name the programs");
    expect_refused("nowhere.cpp", "there is no file nowhere.cpp");
    expect_refused("--stronger " + program("half.cpp"), "--stronger");
    expect_refused("--time soon " + program("half.cpp"), "--time");
    expect_refused("--machine one-core " + program("half.cpp"), "--machine");
    expect_refused("--explore random --preemptions 2 " + program("half.cpp"), "--preemptions has no meaning");
    expect_refused("--json /nowhere/table.json " + program("half.cpp"), "cannot write --json /nowhere/table.json");
}

TEST(WeakenWords, RefusesAScheduleThatIsNotKept) {
    const ended one = run(std::string(PAWL_COMMAND) + " replay weakened-0123456789ab");
    EXPECT_EQ(one.status, 2);
    EXPECT_TRUE(says(one, "no schedule is kept under the name 'weakened-0123456789ab'"));
}

}  // namespace
}  // namespace pawl::weaken_test
