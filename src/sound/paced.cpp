#include <pawl/port/port.hpp>
#include <pawl/sound/mix.hpp>
#include <pawl/sound/paced.hpp>
#include <pawl/sound/wav_writer.hpp>
#include <pawl/task/thread.hpp>

#include <algorithm>
#include <chrono>
#include <new>

namespace pawl::inline PAWL_PORT::sound {
namespace {

constexpr std::chrono::milliseconds looks_for_stop{10};

// One more than the calling thread's, if it has one.
thread_settings before_this_thread() {
    thread_settings settings{.name = "pawl-device"};
    const port::scheduling own = port::own_scheduling();
    if (own.priority > 0) {
        settings.how = policy::fifo;
        settings.priority = std::min(own.priority + 1, port::highest_priority);
    }
    return settings;
}

}  // namespace

std::expected<format, failure> paced::open(format wanted) {
    shape_ = settings_.only.value_or(wanted);
    constexpr std::uint64_t most_recorded = std::uint64_t{1} << 40;  // frames; more overflows, and nobody has them
    if (settings_.record_frames > most_recorded)
        return std::unexpected(failure{trouble::no_memory, "the simulated device: no memory for what it keeps"});
    if (!shape_.is_possible() || settings_.period == 0 || settings_.periods == 0)
        return std::unexpected(
            failure{trouble::device_failed, "the simulated device: no such format, or a ring without a period"});
    period_samples_ = std::size_t{settings_.period} * shape_.channels;
    try {
        ring_.assign(period_samples_ * settings_.periods, 0);
        last_.assign(period_samples_, 0);
        kept_.assign(settings_.record_frames * shape_.channels, 0);
    } catch (const std::exception&) {
        return std::unexpected(
            failure{trouble::no_memory, "the simulated device: no memory for its ring and what it keeps"});
    }
    return shape_;
}

std::span<sample> paced::place(std::uint32_t number) noexcept {
    return std::span{ring_}.subspan(number % settings_.periods * period_samples_, period_samples_);
}

std::expected<void, failure> paced::run(renderer& source, stop_token until) {
    std::uint32_t given = given_.load(std::memory_order_relaxed);
    // It ends when it is told to; this thread, which made it, then waits for it.
    const pawl::thread hardware{before_this_thread(), [this, until] { play(until); }};
    while (!until.stop_requested()) {
        const std::uint32_t taken = taken_.load(std::memory_order_acquire);
        if (given - taken == settings_.periods) {
            port::wait(taken_, taken, port::clock::now() + looks_for_stop);
            continue;
        }
        source.render(place(given));
        // release: the samples, to the device's acquire.
        given_.store(++given, std::memory_order_release);
    }
    return {};
}

void paced::play(stop_token until) {
    real_clock time;
    device_clock& clock = settings_.clock ? *settings_.clock : time;
    clock.begin(std::chrono::nanoseconds{std::chrono::seconds{1}} * settings_.period / shape_.rate);
    bool begun = false;
    for (auto tick = clock.wait(until); tick != device_clock::tick::over; tick = clock.wait(until)) {
        if (tick == device_clock::tick::late) slips_.fetch_add(1, std::memory_order_relaxed);
        const std::uint32_t taken = taken_.load(std::memory_order_relaxed);
        if (given_.load(std::memory_order_acquire) != taken) {
            begun = true;
            std::ranges::copy(place(taken), last_.begin());
            hear(last_);
            // release: the place is read, to the program's acquire.
            taken_.store(taken + 1, std::memory_order_release);
            port::wake_one(taken_);
        } else if (begun && tick == device_clock::tick::on_time) {
            underruns_.fetch_add(1, std::memory_order_relaxed);
            hear(last_);
        }
    }
}

void paced::hear(std::span<const sample> segment) noexcept {
    const std::size_t at = kept_samples_.load(std::memory_order_relaxed);
    const std::size_t count = std::min(segment.size(), kept_.size() - at);
    std::ranges::copy(segment.first(count), kept_.begin() + static_cast<std::ptrdiff_t>(at));
    kept_samples_.store(at + count, std::memory_order_release);
}

std::expected<void, failure> paced::write_heard(const std::string& path) const {
    return write_wav(path, shape_, heard());
}

}  // namespace pawl::inline PAWL_PORT::sound
