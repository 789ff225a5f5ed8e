#include <pawl/lock/event.hpp>
#include <pawl/sound/jack.hpp>
#include <pawl/sound/mix.hpp>

#include <jack/jack.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <span>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {
namespace {

constexpr std::chrono::milliseconds looks_for_stop{20};
constexpr std::size_t frames_at_once = 256;

void say_nothing(const char*) {}

std::string server_name(const jack_settings& settings) {
    if (!settings.server.empty()) return settings.server;
    const char* const set = std::getenv("JACK_DEFAULT_SERVER");
    return set ? set : "default";
}

}  // namespace

struct jack::client {
    ~client() {
        if (handle) jack_client_close(handle);
    }
    // On JACK's thread.
    int process(jack_nframes_t frames) noexcept {
        std::array<jack_default_audio_sample_t*, most_channels> channel{};
        for (std::size_t c = 0; c < ports.size(); ++c)
            channel[c] = static_cast<jack_default_audio_sample_t*>(jack_port_get_buffer(ports[c], frames));
        renderer* const from = source.load(std::memory_order_acquire);
        for (std::size_t done = 0; done < frames; done += frames_at_once) {
            const std::size_t count = std::min<std::size_t>(frames_at_once, frames - done);
            const std::span<sample> part = std::span{samples}.first(count * ports.size());
            if (from)
                from->render(part);
            else
                std::ranges::fill(part, 0.0F);
            for (std::size_t c = 0; c < ports.size(); ++c)
                for (std::size_t i = 0; i < count; ++i) channel[c][done + i] = part[i * ports.size() + c];
        }
        return 0;
    }
    void connect_to_outputs() const {
        const char** const outputs =
            jack_get_ports(handle, nullptr, JACK_DEFAULT_AUDIO_TYPE, JackPortIsPhysical | JackPortIsInput);
        if (!outputs) return;
        for (std::size_t c = 0; c < ports.size() && outputs[c]; ++c)
            jack_connect(handle, jack_port_name(ports[c]), outputs[c]);
        jack_free(outputs);
    }

    jack_client_t* handle = nullptr;
    std::vector<jack_port_t*> ports;
    std::vector<sample> samples;
    std::atomic<renderer*> source{nullptr};
    std::atomic<std::uint32_t> period{0};
    std::atomic<std::uint64_t> missed{0};
    pawl::event server_gone{"jack: the server went away"};
};

jack::jack(std::string name, jack_settings settings) : name_{std::move(name)}, settings_{std::move(settings)} {}
jack::~jack() = default;

std::expected<format, failure> jack::open(format wanted) {
    // It writes to the standard error output what it returns as well. For the whole process: it knows no other way.
    jack_set_error_function(say_nothing);
    jack_set_info_function(say_nothing);
    const std::string server = server_name(settings_);
    const std::string who = "JACK client '" + name_ + "': ";
    client_ = std::make_unique<client>();
    jack_status_t status{};
    client_->handle = jack_client_open(name_.c_str(), static_cast<jack_options_t>(JackNoStartServer | JackServerName),
                                       &status, server.c_str());
    if (!client_->handle) {
        client_.reset();
        if (status & JackServerFailed || status & JackServerError)
            return std::unexpected(failure{
                trouble::no_device, who + "no JACK server '" + server + "' is running; jackd -d alsa starts one"});
        return std::unexpected(failure{trouble::device_failed, who + "the server '" + server +
                                                                   "' does not take it (status " +
                                                                   std::to_string(static_cast<int>(status)) + ")"});
    }
    client& mine = *client_;
    for (std::uint32_t c = 0; c < wanted.channels; ++c) {
        jack_port_t* const port = jack_port_register(mine.handle, ("out_" + std::to_string(c + 1)).c_str(),
                                                     JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput | JackPortIsTerminal, 0);
        if (!port) {
            client_.reset();
            return std::unexpected(
                failure{trouble::unsupported_channels,
                        who + "the server has no room for " + std::to_string(wanted.channels) + " channels"});
        }
        mine.ports.push_back(port);
    }
    mine.samples.resize(frames_at_once * wanted.channels);
    mine.period = jack_get_buffer_size(mine.handle);
    jack_set_process_callback(
        mine.handle, [](jack_nframes_t frames, void* of) { return static_cast<client*>(of)->process(frames); }, &mine);
    jack_set_buffer_size_callback(
        mine.handle,
        [](jack_nframes_t frames, void* of) {
            static_cast<client*>(of)->period = frames;
            return 0;
        },
        &mine);
    jack_set_xrun_callback(
        mine.handle,
        [](void* of) {
            static_cast<client*>(of)->missed.fetch_add(1, std::memory_order_relaxed);
            return 0;
        },
        &mine);
    jack_on_shutdown(
        mine.handle, [](void* of) { static_cast<client*>(of)->server_gone.set(); }, &mine);
    return format{wanted.channels, jack_get_sample_rate(mine.handle)};
}

std::expected<void, failure> jack::run(renderer& source, stop_token until) {
    client_->source.store(&source, std::memory_order_release);
    if (jack_activate(client_->handle) != 0)
        return std::unexpected(
            failure{trouble::device_failed, "JACK client '" + name_ + "': the server does not start it"});
    if (settings_.connect) client_->connect_to_outputs();
    bool gone = false;
    while (!until.stop_requested() && !gone) gone = client_->server_gone.wait_for(looks_for_stop);
    // From here on nobody renders: it waits for a call that is under way.
    jack_deactivate(client_->handle);
    client_->source.store(nullptr, std::memory_order_release);
    if (!gone) return {};
    return std::unexpected(failure{
        trouble::device_failed, "JACK client '" + name_ + "': the server '" + server_name(settings_) + "' went away"});
}

std::uint32_t jack::period() const noexcept { return client_ ? client_->period.load(std::memory_order_relaxed) : 0; }
std::uint32_t jack::delay() const noexcept {
    if (!client_ || client_->ports.empty()) return period();
    jack_latency_range_t range{};
    jack_port_get_latency_range(client_->ports.front(), JackPlaybackLatency, &range);
    return std::max<std::uint32_t>(range.max, period());
}
std::uint64_t jack::underruns() const noexcept { return client_ ? client_->missed.load(std::memory_order_relaxed) : 0; }

}  // namespace pawl::inline PAWL_PORT::sound
