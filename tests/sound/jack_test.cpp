#include "device_sounds.hpp"

#include <pawl/sound/jack.hpp>
#include <pawl/sound/output.hpp>

#include <gmock/gmock.h>
#include <jack/jack.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <memory>
#include <string>

extern char** environ;

namespace {

using namespace pawl::sound;
using namespace sound_tests;
using testing::HasSubstr;

constexpr format mono{1, 48'000};

std::string server_of_this_test() { return "pawl_test_" + std::to_string(::getpid()); }

// A JACK server of the test's own, without a sound card.
class server {
public:
    server() {
        const std::string name = server_of_this_test();
        const char* const words[] = {"jackd", "-r",    "-n", name.c_str(), "-d",   "dummy",
                                     "-r",    "48000", "-p", "256",        nullptr};
        posix_spawn_file_actions_t files;
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawn_file_actions_addopen(&files, 1, "/dev/null", 1, 0);
        ::posix_spawn_file_actions_addopen(&files, 2, "/dev/null", 1, 0);
        if (::posix_spawnp(&process_, words[0], &files, nullptr, const_cast<char**>(words), environ) != 0)
            process_ = -1;
        ::posix_spawn_file_actions_destroy(&files);
    }
    server(const server&) = delete;
    server& operator=(const server&) = delete;
    ~server() { end(); }

    [[nodiscard]] bool runs() {
        if (process_ > 0 && ::waitpid(process_, nullptr, WNOHANG) != 0) process_ = -1;
        return process_ > 0;
    }
    void end() {
        if (process_ <= 0) return;
        ::kill(process_, SIGTERM);
        ::waitpid(process_, nullptr, 0);
        process_ = -1;
    }

private:
    pid_t process_ = -1;
};

std::expected<output, failure> open_output() {
    return output::open(std::make_unique<jack>("pawl", jack_settings{.server = server_of_this_test()}),
                        {.wanted = {1, 44'100}, .thread = {.name = "audio"}, .begin = false});
}

// Hears what the other client plays: 256 samples that are not silent, and others when full is reset.
class listener {
public:
    listener() {
        client_ = jack_client_open("listener", static_cast<jack_options_t>(JackNoStartServer | JackServerName), nullptr,
                                   server_of_this_test().c_str());
        in_ = jack_port_register(client_, "in", JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput, 0);
        jack_set_process_callback(
            client_,
            [](jack_nframes_t frames, void* of) {
                auto& mine = *static_cast<listener*>(of);
                const auto* const from = static_cast<const float*>(jack_port_get_buffer(mine.in_, frames));
                if (mine.full || frames != mine.heard.size() || from[0] == 0) return 0;
                std::copy_n(from, frames, mine.heard.begin());
                mine.full = true;
                return 0;
            },
            this);
        jack_activate(client_);
    }
    listener(const listener&) = delete;
    listener& operator=(const listener&) = delete;
    ~listener() { jack_client_close(client_); }
    bool connect() { return jack_connect(client_, "pawl:out_1", "listener:in") == 0; }

    std::vector<sample> heard = std::vector<sample>(256);
    std::atomic<bool> full{false};

private:
    jack_client_t* client_ = nullptr;
    jack_port_t* in_ = nullptr;
};

TEST(Jack, WithoutAServerSaysSo) {
    const auto out = open_output();
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().what, trouble::no_device);
    EXPECT_EQ(out.error().message, "JACK client 'pawl': no JACK server '" + server_of_this_test() +
                                       "' is running; jackd -d alsa starts one");
}

TEST(Jack, PlaysAtTheServersRateUntilTheServerGoesAway) {
    server dummy;
    // A moment until it takes clients.
    auto out = open_output();
    until([&] { return out || !dummy.runs() || (out = open_output()); });
    if (!out) {
        std::fputs(
            "  NO JACKD: the package jackd2 is not installed, or its server does not start here; nothing is played "
            "through JACK.\n",
            stderr);
        GTEST_SKIP();
    }
    EXPECT_EQ(out->shape(), mono);
    EXPECT_EQ(out->period(), 256U);
    EXPECT_GE(out->delay(), 256U);

    out->begin();
    until([&] { return out->periods() > 3 || out->ended(); });
    ASSERT_FALSE(out->ended()) << out->problem()->message;
    listener other;
    until([&] { return other.connect(); });
    ASSERT_TRUE(out->play(ramp_sound{mono}));
    // A busy machine may miss a period, or hear half of one; but not for ever. The ramp comes again after 256 of them.
    until([&] {
        if (!other.full) return false;
        for (std::uint64_t at = 0; at < 65'536; at += 256)
            if (other.heard == ramp_of(256, at)) return true;
        other.full = false;
        return false;
    });
    out->manager().clear();
    until([&] { return out->sounds() == 0; });
    EXPECT_FALSE(out->ended());

    dummy.end();
    const auto ended = out->wait();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().what, trouble::device_failed);
    EXPECT_EQ(ended.error().message, "JACK client 'pawl': the server '" + server_of_this_test() + "' went away");
    ASSERT_TRUE(out->play(ramp_sound{mono, 1'000}));
    until([&] { return out->sounds() == 0; });
}

}  // namespace
