#include "apps/tablet/device.hpp"

#include <pawl/sound/alsa.hpp>
#include <pawl/sound/jack.hpp>
#include <pawl/sound/paced.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "apps/tablet/run_facts.hpp"

namespace tablet {

namespace {

namespace audio = pawl::sound;

struct named_backend {
    std::unique_ptr<audio::backend> device;
    std::string name;
};

std::uint64_t recorded_frames(const options& asked, audio::format wanted) {
    constexpr double most_seconds = 3'600;
    return asked.heard && asked.seconds
               ? static_cast<std::uint64_t>(std::min(*asked.seconds, most_seconds) * wanted.rate)
               : 0;
}

named_backend backend_called(const std::string& kind, const options& asked, audio::format wanted) {
    if (kind == "jack") {
        const std::string name = asked.device.empty() ? "tablet" : asked.device;
        return {std::make_unique<audio::jack>(name), "jack " + name};
    }
    if (kind == "paced")
        return {std::make_unique<audio::paced>(
                    audio::paced_settings{.period = asked.period, .record_frames = recorded_frames(asked, wanted)}),
                "paced (simulated)"};
    const std::string name = asked.device.empty() ? "default" : asked.device;
    return {std::make_unique<audio::alsa>(name, audio::alsa_settings{.period = asked.period}), "alsa " + name};
}

}  // namespace

std::expected<opened_device, std::string> open_device(const options& asked, audio::format wanted,
                                                      pawl::watchdog* watchdog) {
    const auto open = [&](const std::string& kind, std::string note) -> std::expected<opened_device, std::string> {
        named_backend made = backend_called(kind, asked, wanted);
        audio::output_settings settings;
        settings.wanted = wanted;
        settings.thread.priority = asked.priority;
        settings.thread.how = asked.priority == 0 ? pawl::policy::ordinary : pawl::policy::fifo;
        settings.thread.core = asked.core;
        settings.begin = false;
        settings.watchdog = watchdog;
        settings.silence = std::chrono::milliseconds{asked.watchdog};
        auto opened = audio::output::open(std::move(made.device), settings);
        if (!opened) return std::unexpected(opened.error().message);
        const auto* simulated = dynamic_cast<const audio::paced*>(&opened->device());
        return opened_device{std::move(*opened), std::move(made.name), simulated, std::move(note)};
    };
    if (!asked.backend.empty()) return open(asked.backend, {});
    auto found = open("alsa", {});
    // A device that was asked for by name is not replaced.
    if (found || !asked.device.empty()) return found;
    return open("paced", found.error() + "; nothing is heard: a simulated device plays");
}

std::string device_text(const opened_device& device) {
    const audio::format shape = device.output.shape();
    const std::uint32_t period = device.output.period();
    return device.name + ", " + std::to_string(shape.rate) + " Hz, " + std::to_string(shape.channels) + " channels, " +
           std::to_string(period) + " frames (" + short_time_text(std::uint64_t{period} * 1'000'000 / shape.rate) + ")";
}

std::string priority_text(const opened_device& device, const options& asked) {
    if (asked.priority == 0) return "audio thread: an ordinary one, as asked";
    const std::string refused = device.output.priority_refused();
    if (refused.find("priority ") != refused.npos) return "audio thread: an ordinary one; " + refused;
    if (!refused.empty()) return "audio thread: SCHED_FIFO " + std::to_string(asked.priority) + "; " + refused;
    if (asked.backend == "jack") return "audio thread: JACK's own";
    return "audio thread: SCHED_FIFO " + std::to_string(asked.priority);
}

}  // namespace tablet
