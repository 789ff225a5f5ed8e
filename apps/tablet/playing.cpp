#include "apps/tablet/playing.hpp"

#include <poll.h>

#include <pawl/sound/output.hpp>
#include <pawl/watch/this_task.hpp>
#include <pawl/watch/wait_graph.hpp>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "apps/tablet/device.hpp"
#include "apps/tablet/engine.hpp"
#include "apps/tablet/misbehaving.hpp"
#include "apps/tablet/run_facts.hpp"
#include "apps/tablet/screen.hpp"
#include "apps/tablet/script_player.hpp"
#include "apps/tablet/signals.hpp"
#include "apps/tablet/watching.hpp"
#include "apps/tablet/web/server.hpp"
#include "apps/tablet/web/state_json.hpp"

namespace tablet {

namespace {

using steady = std::chrono::steady_clock;

int fails(const std::string& why) {
    std::fprintf(stderr, "tablet: %s\n", why.c_str());
    return 1;
}

// The page's state. On the server's thread.
class page_teller {
public:
    page_teller(engine& of, const run_facts& facts, const pawl::sound::output& output)
        : engine_{&of}, facts_{&facts}, output_{&output} {}
    std::string operator()() {
        if (const meters* newest = engine_->for_page().read()) now_ = *newest;
        // Reading it opens files of the kernel: twice a second is enough for people.
        if (calls_++ % 10 == 0) waits_ = pawl::wait_graph::snapshot().json();
        return web::state_json(now_, *facts_, output_->underruns(), waits_);
    }

private:
    engine* engine_;
    const run_facts* facts_;
    const pawl::sound::output* output_;
    meters now_;
    std::uint64_t calls_ = 0;
    std::string waits_;
};

// With --one-core it presses where the audio thread runs, and below it: both of real-time priorities, so that the kernel gives
// the lower one nothing while the higher one runs.
pawl::thread_settings script_thread(const options& asked) {
    pawl::thread_settings how{.name = "tablet-script"};
    if (!asked.one_core) return how;
    how.core = asked.core;
    if (asked.priority > 1) {
        how.priority = asked.priority / 2;
        how.how = pawl::policy::round_robin;
    }
    return how;
}

bool write_report(const std::string& path, const std::string& text) {
    std::ofstream file{path};
    file << text << '\n';
    file.close();
    return !file.fail();
}

// Until the song is over, the time is, or somebody says so. What it ended by: a signal, or 0.
int watch_over(engine& of, const run_facts& facts, pawl::sound::output& output, screen& seen,
               const signals& asked_to_end, std::optional<steady::time_point> until, std::string status,
               watching& watched) {
    presses keys{source::keys, of.taker()};
    meters now;
    for (;;) {
        pollfd files[] = {{asked_to_end.file(), POLLIN, 0}, {seen.keyboard(), POLLIN, 0}};
        ::poll(files, 2, 50);
        for (int signal = asked_to_end.take(); signal != 0; signal = asked_to_end.take()) {
            if (signal != SIGWINCH) return signal;
            seen.resize();
        }
        if (seen.take_keys(keys) || (files[1].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) return 0;
        if (const meters* newest = of.for_screen().read()) now = *newest;
        const auto problem = output.problem();
        if (problem) status = problem->message;  // the song goes on, for nobody, until somebody quits
        if (std::string told = watched.newest(); !told.empty()) status = told;
        // A terminal that was stopped, a pipe that nobody reads: whoever writes there could not be told to end.
        pollfd there{STDOUT_FILENO, POLLOUT, 0};
        if (::poll(&there, 1, 0) == 1) seen.show({now, facts, output.underruns(), keys.refused(), status});
        if (now.finished || (output.ended() && !problem) || (until && steady::now() >= *until)) return 0;
    }
}

}  // namespace

int play(const options& asked, const script& presses) {
    const signals asked_to_end;  // before any thread begins
    static_cast<void>(pawl::watch::this_task());
    auto song = open_song(asked.song, asked.once ? at_the_end::stops : at_the_end::begins_again, false);
    if (!song) return fails(song.error().message);
    if (!song->note.empty()) std::fprintf(stderr, "tablet: %s\n", song->note.c_str());
    std::unique_ptr<engine> made;  // lives longer than the device, which has its sound
    const bool on_a_terminal = has_terminal();
    watching watched{std::chrono::milliseconds{asked.watchdog}, !on_a_terminal};  // outlives the device as well
    auto device = open_device(asked, {2, song->shape.rate}, &watched.dog());
    if (!device) return fails(device.error());
    pawl::sound::output& output = device->output;
    if (!device->note.empty()) std::fprintf(stderr, "tablet: %s\n", device->note.c_str());

    run_facts facts{song->name, device_text(*device), song->frames, song->shape.rate,
                    std::uint64_t{output.delay()} * 1'000'000 / output.shape().rate};
    if (auto ready = engine::make(std::move(*song), output.shape(), asked.channel))
        made = std::move(*ready);
    else
        return fails(ready.error());
    engine& all = *made;
    watched.look_into(output.manager());
    if (!output.play(all.take_sound(), "the song and its effects")) return fails("the song cannot be mixed");
    if (asked.misbehave && !output.play(misbehaving{output.shape()}, "one that misbehaves"))
        return fails("the sound that misbehaves cannot be mixed");

    std::unique_ptr<web::server> page;
    std::string status;
    if (asked.web) {
        auto opened = web::server::open({.port = asked.port.value_or(8080), .or_the_next = !asked.port}, all.taker(),
                                        page_teller{all, facts, output});
        if (!opened) return fails("no page: " + opened.error());
        page = std::move(*opened);
        status = "http://127.0.0.1:" + std::to_string(page->port()) + "/";
    }
    output.begin();
    std::printf("tablet: %s; %s\n", facts.device.c_str(), priority_text(*device, asked).c_str());
    if (!status.empty()) std::printf("tablet: the page is at %s\n", status.c_str());
    std::fflush(stdout);
    std::optional<steady::time_point> until;
    if (asked.seconds)
        until =
            steady::now() + std::chrono::duration_cast<steady::duration>(std::chrono::duration<double>{*asked.seconds});

    int signal = 0;
    {
        std::optional<script_player> player;
        if (!presses.empty()) player.emplace(presses, all.taker(), script_thread(asked));
        const std::unique_ptr<screen> seen = on_a_terminal ? terminal_screen() : plain_lines();
        signal = watch_over(all, facts, output, *seen, asked_to_end, until, status, watched);
        // A press that the audio thread waits for would never end, and neither would anything here.
        if (player) player->let_it_finish(pawl::port::highest_priority);
    }
    page.reset();
    output.stop();
    meters last;
    if (const meters* newest = all.for_screen().read()) last = *newest;
    std::printf("tablet: %llu presses applied, %llu out of order, %llu underruns\n",
                static_cast<unsigned long long>(last.commands.count),
                static_cast<unsigned long long>(last.commands.out_of_order),
                static_cast<unsigned long long>(output.underruns()));
    if (asked.heard) {
        if (!device->simulated) return fails("--heard is for a simulated device: --backend paced");
        if (auto written = device->simulated->write_heard(*asked.heard); !written)
            return fails(written.error().message);
    }
    if (asked.report && !write_report(*asked.report, web::state_json(last, facts, output.underruns(),
                                                                     pawl::wait_graph::snapshot().json())))
        return fails(*asked.report + ": cannot be written");
    const auto problem = output.problem();
    if (problem) return fails(problem->message);
    return signal == 0 ? 0 : 128 + signal;
}

}  // namespace tablet
