#include "apps/tablet/options.hpp"

#include <pawl/version.hpp>

#include <charconv>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>

#include <CLI/CLI.hpp>

#include "apps/tablet/buttons.hpp"
#include "apps/tablet/song_that_ships.hpp"

namespace tablet {

namespace {

void list_buttons() {
    for (const described_button& each : buttons)
        std::printf("%c  %-9.*s %.*s\n", each.key, static_cast<int>(each.word.size()), each.word.data(),
                    static_cast<int>(each.about.size()), each.about.data());
}

std::string check_port(const std::string& text) {
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return text == "any" || (whole && port >= 1 && port <= 65'535) ? "" : "a port is a number from 1 to 65535";
}

}  // namespace

std::expected<options, int> read_options(int count, const char* const* words) {
    options all;
    bool list = false;
    std::string port;
    CLI::App app{"Plays a song, and has ten buttons that may be pressed at any time."};
    app.set_version_flag("--version", std::string{"tablet "} + pawl::version);
    app.add_option("SONG", all.song, "wav, flac, ogg or mp3; without it the song that ships");
    app.add_flag("--web{any}", port, "Also serve a page with the buttons, at 127.0.0.1 alone: --web or --web=PORT")
        ->check(check_port);
    app.add_option("--script", all.script, "Press buttons as a file says: at 1.5s press echo");
    app.add_option("--out", all.out, "Render into a WAV file, as fast as it goes, without a device");
    app.add_option("--backend", all.backend, "alsa, jack, paced (a simulated device), wav (needs --out)")
        ->check(CLI::IsMember({"alsa", "jack", "paced", "wav"}));
    app.add_option("--device", all.device, "Which device of ALSA; the client's name for JACK");
    app.add_option("--seconds", all.seconds, "End after so long")
        ->check(CLI::Range(0.001, 1e6))
        ->check([](const std::string& text) {
            return text.find_first_of("nN") == std::string::npos ? "" : "a number of seconds";  // nan is in no range
        });
    app.add_option("--period", all.period, "Frames in a batch, 16 to 8192")->check(CLI::Range(16, 8192));
    app.add_option("--priority", all.priority, "Of the audio thread, 1 to 99 (SCHED_FIFO); 0: none")
        ->check(CLI::Range(0, 99));
    app.add_option("--core", all.core, "The only one that the audio thread runs on")->check(CLI::Range(0, 1023));
    app.add_option("--channel", all.channel,
                   "What carries commands: pawl, or claim-then-write, with which a tablet may freeze (docs/tablet.md)")
        ->transform(CLI::CheckedTransformer(std::map<std::string, command_channel>{
            {"pawl", command_channel::published}, {"claim-then-write", command_channel::claim_then_write}}))
        ->default_str("pawl");
    app.add_flag("--one-core", all.one_core,
                 "The script presses on the audio thread's core too, with a lower real-time priority")
        ->needs("--core", "--script");
    app.add_flag("--misbehave", all.misbehave,
                 "After a second a sound computes for half a second, so that the watchdog has something to find");
    app.add_option("--heard", all.heard, "Keep what one hears of a simulated device in a WAV file; needs --seconds")
        ->needs("--seconds");
    app.add_option("--watchdog", all.watchdog,
                   "Say who keeps the audio thread, after so many milliseconds of its silence: 200")
        ->check(CLI::Range(1, 60'000));
    app.add_option("--report", all.report, "Write the last state into a file, as JSON: latencies, underruns, commands");
    app.add_flag("--once", all.once, "End with the song; otherwise it begins again");
    app.add_flag("--list-buttons", list, "Say what there is to press");
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return std::unexpected(app.exit(error) == 0 ? 0 : 2);
    }
    if (list) {
        list_buttons();
        return std::unexpected(0);
    }
    if (!port.empty()) {
        all.web = true;
        if (port != "any") all.port = static_cast<std::uint16_t>(std::stoul(port));
    }
    if ((all.backend == "wav") != all.out.has_value() && !(all.backend.empty() && all.out)) {
        std::fputs(all.out ? "tablet: --out is a file, and --backend a device: only one of them\n"
                           : "tablet: --backend wav needs --out FILE.wav\n",
                   stderr);
        return std::unexpected(2);
    }
    if (all.out && all.web) {
        std::fputs("tablet: --out renders without anybody who presses: --web and --out do not go together\n", stderr);
        return std::unexpected(2);
    }
    if (all.song.empty()) all.song = song_that_ships();
    return all;
}

}  // namespace tablet
