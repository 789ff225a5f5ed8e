#include <pawl/lock/event.hpp>
#include <pawl/misuse.hpp>
#include <pawl/sound/output.hpp>
#include <pawl/task/thread.hpp>

#include <algorithm>
#include <atomic>
#include <span>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {

struct output::state {
    state(std::unique_ptr<backend> to, const output_settings& how,
          std::pair<pawl::sound::manager, pawl::sound::renderer> both)
        : device{std::move(to)},
          settings{how},
          control{std::move(both.first)},
          source{std::in_place, std::move(both.second)} {}
    state(const state&) = delete;
    state& operator=(const state&) = delete;
    ~state() { stop(); }

    void begin() {
        if (begun || !source) return;  // it plays, or was stopped
        thread_settings wish = settings.thread;
        if (!device->is_paced() || wish.priority == 0) {
            // As fast as it can, before all others: nobody else would get a turn.
            wish.how = policy::ordinary;
            wish.priority = 0;
        }
        audio = pawl::thread{wish, [this] { run(); }};
        begun = true;
        for (const refused_setting& each : audio.refused()) {
            if (!refused.empty()) refused += "\n";
            refused += each.text();
        }
    }
    void stop() {
        stopping.request_stop();
        if (audio.joinable()) audio.join();
        source.reset();
        over.set();
    }

    void run() {
        if (settings.watchdog) watched.emplace(settings.watchdog->watch("audio", longest_silence()));
        source->after_each([](void* of) noexcept PAWL_NONBLOCKING { static_cast<state*>(of)->count_period(); }, this);
        auto ended = device->run(*source, stopping.token());
        if (!ended) {
            why = std::move(ended.error());
            if (why.message.empty()) why.message = "the device has failed and does not say why";
            over.set();  // with the reason
            play_for_nobody();
        }
        watched.reset();
        // What plays is dropped, and whoever waits for it, or for room in its channels, is told.
        source.reset();
        over.set();
    }
    // A device that comes every half second is not silent in between.
    std::chrono::nanoseconds longest_silence() const {
        const auto period = std::chrono::nanoseconds{std::chrono::seconds{1}} * device->period() / shape.rate;
        return std::max<std::chrono::nanoseconds>(settings.silence, 4 * period);
    }
    void count_period() noexcept PAWL_NONBLOCKING {
        periods.fetch_add(1, std::memory_order_relaxed);
        if (watched) watched->check_in();
    }

    void play_for_nobody() {
        const std::uint32_t frames = std::max<std::uint32_t>(device->period(), 1);
        std::vector<sample> unheard(std::size_t{frames} * shape.channels);
        const auto period = std::chrono::nanoseconds{std::chrono::seconds{1}} * frames / shape.rate;
        constexpr port::word nothing{0};
        for (auto due = port::clock::now(); !stopping.stop_requested(); due += period) {
            source->render(unheard);
            while (port::clock::now() < due && !stopping.stop_requested()) port::wait(nothing, 0, due);
        }
    }

    std::unique_ptr<backend> device;
    output_settings settings;
    format shape{};
    pawl::sound::manager control;
    std::optional<pawl::sound::renderer> source;  // until the device has ended
    std::optional<watchdog::watched> watched;     // the audio thread's
    std::atomic<std::uint64_t> periods{0};
    stop_source stopping;
    pawl::event over{"output: the device has ended"};
    failure why;  // written by the audio thread before over is set
    std::string refused;
    bool begun = false;
    pawl::thread audio;
};

std::expected<output, failure> output::open(std::unique_ptr<backend> device, output_settings settings) {
    if (!settings.wanted.is_possible())
        return std::unexpected(failure{settings.wanted.channels < 1 || settings.wanted.channels > most_channels
                                           ? trouble::unsupported_channels
                                           : trouble::unsupported_rate,
                                       "an output of " + std::to_string(settings.wanted.channels) + " channels at " +
                                           std::to_string(settings.wanted.rate) + " Hz: there is none"});
    if (!device) return std::unexpected(failure{trouble::no_device, "an output without a backend"});
    const auto shape = device->open(settings.wanted);
    if (!shape) return std::unexpected(shape.error());
    settings.mix.output = *shape;
    auto made = std::make_unique<state>(std::move(device), settings, mix(settings.mix));
    made->shape = *shape;
    if (settings.begin) made->begin();
    return output{std::move(made)};
}

output::output(std::unique_ptr<state> made) noexcept : state_{std::move(made)} {}
output::output(output&&) noexcept = default;
output& output::operator=(output&&) noexcept = default;
output::~output() = default;

output::state& output::live() const {
    if (!state_) misuse("pawl::sound::output: it was moved elsewhere");
    return *state_;
}

const pawl::sound::manager& output::manager() const noexcept { return live().control; }
void output::begin() { live().begin(); }
void output::stop() { live().stop(); }
std::expected<void, failure> output::wait() {
    live().over.wait();
    if (auto why = problem()) return std::unexpected(std::move(*why));
    return {};
}
bool output::ended() const noexcept { return live().over.is_set(); }
std::optional<failure> output::problem() const {
    if (!live().over.is_set() || live().why.message.empty()) return std::nullopt;
    return live().why;
}
format output::shape() const noexcept { return live().shape; }
std::uint32_t output::period() const noexcept { return live().device->period(); }
std::uint32_t output::delay() const noexcept { return live().device->delay(); }
std::uint64_t output::underruns() const noexcept { return live().device->underruns(); }
std::uint32_t output::sounds() const noexcept { return live().control.sounds(); }
std::uint64_t output::dropped() const noexcept { return live().control.dropped(); }
std::uint64_t output::periods() const noexcept { return live().periods.load(std::memory_order_relaxed); }
std::string output::priority_refused() const { return live().refused; }
backend& output::device() noexcept { return *live().device; }

}  // namespace pawl::inline PAWL_PORT::sound
