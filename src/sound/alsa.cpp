#include <pawl/sound/alsa.hpp>
#include <pawl/sound/mix.hpp>

#include <alsa/asoundlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {
namespace {

constexpr int milliseconds_of_waiting = 100;  // after which it looks whether it is to stop

// A device takes no more than its ring ahead of time. One that does, as ALSA's "null", keeps no pace: whoever went before all
// ordinary threads would not leave the core any more.
class pace {
public:
    pace(std::uint32_t rate, std::uint32_t ring) noexcept : rate_{rate}, most_ahead_{seconds_of(ring) + most_} {}
    void keep(std::uint64_t frames) noexcept {
        frames_ += frames;
        const auto due = begun_ + seconds_of(frames_) - most_ahead_;
        constexpr port::word nothing{0};
        if (port::clock::now() < due) port::wait(nothing, 0, due);
    }

private:
    static constexpr std::chrono::nanoseconds most_{std::chrono::seconds{1}};
    [[nodiscard]] std::chrono::nanoseconds seconds_of(std::uint64_t frames) const noexcept {
        return std::chrono::seconds{frames / rate_} + std::chrono::nanoseconds{frames % rate_ * 1'000'000'000 / rate_};
    }
    std::uint32_t rate_;
    std::chrono::nanoseconds most_ahead_;
    std::uint64_t frames_ = 0;
    port::clock::time_point begun_ = port::clock::now();
};

// Its header forgets that it is a function of C.
extern "C" snd_local_error_handler_t set_error_handler_of_this_thread(snd_local_error_handler_t) __asm__(
    "snd_lib_error_set_local");

// libasound writes to the standard error output what it returns as well.
class silent_alsa {
public:
    silent_alsa()
        : before_{set_error_handler_of_this_thread([](const char*, int, const char*, int, const char*, va_list) {})} {}
    silent_alsa(const silent_alsa&) = delete;
    silent_alsa& operator=(const silent_alsa&) = delete;
    ~silent_alsa() { set_error_handler_of_this_thread(before_); }

private:
    snd_local_error_handler_t before_;
};

failure because(const std::string& name, int error) {
    const std::string device = "ALSA device '" + name + "': ";
    switch (-error) {
        case ENOENT:
        case ENODEV:
        case ENXIO:
            return {trouble::no_device, device + "there is none of that name (" + snd_strerror(error) +
                                            "); aplay -L lists what there is; without a sound card: a WAV file, or the "
                                            "simulated device"};
        case EBUSY:
        case EAGAIN:
            return {trouble::device_busy,
                    device +
                        "somebody else is using it; end that program (fuser -v /dev/snd/* names it), "
                        "or take 'default', which several can use"};
        case EACCES:
        case EPERM:
            return {trouble::no_device,
                    device + "this user may not use it; the group 'audio' may (usermod -aG audio USER)"};
        default: return {trouble::device_failed, device + snd_strerror(error)};
    }
}

// A way of writing samples that a device may have, the best first.
template <class Stored, int Bits>
void store(std::span<const sample> from, std::byte* to) {
    constexpr double full = static_cast<double>(std::int64_t{1} << (Bits - 1));
    auto* at = reinterpret_cast<Stored*>(to);
    for (const sample each : from) {
        const double scaled = std::clamp(static_cast<double>(each) * full, -full, full - 1);
        *at++ = static_cast<Stored>(std::lrint(scaled));
    }
}
void store_floats(std::span<const sample> from, std::byte* to) { std::ranges::copy(std::as_bytes(from), to); }
struct way {
    snd_pcm_format_t name;
    std::size_t bytes;
    void (*store)(std::span<const sample>, std::byte*);
};
constexpr std::array ways{
    way{SND_PCM_FORMAT_FLOAT, 4, store_floats}, way{SND_PCM_FORMAT_S32, 4, store<std::int32_t, 32>},
    way{SND_PCM_FORMAT_S24, 4, store<std::int32_t, 24>}, way{SND_PCM_FORMAT_S16, 2, store<std::int16_t, 16>}};

}  // namespace

struct alsa::device {
    ~device() {
        if (pcm) snd_pcm_close(pcm);
    }
    // What became of a call that failed: 0, it goes on.
    int recover(int error, stop_token until, std::atomic<std::uint64_t>& underruns) const {
        if (error == -EAGAIN || error == -EINTR) {
            snd_pcm_wait(pcm, milliseconds_of_waiting);
            return 0;
        }
        if (error == -EPIPE) {
            underruns.fetch_add(1, std::memory_order_relaxed);
            return snd_pcm_prepare(pcm);
        }
        if (error != -ESTRPIPE) return error;
        // The machine slept. The device may need a moment.
        int resumed = -EAGAIN;
        while (!until.stop_requested() && (resumed = snd_pcm_resume(pcm)) == -EAGAIN)
            snd_pcm_wait(pcm, milliseconds_of_waiting);
        return resumed < 0 && !until.stop_requested() ? snd_pcm_prepare(pcm) : 0;
    }

    snd_pcm_t* pcm = nullptr;
    way how{};
    std::uint32_t channels = 0, rate = 0;
    std::vector<sample> samples;
    std::vector<std::byte> stored;
};

alsa::alsa(std::string name, alsa_settings settings) : name_{std::move(name)}, settings_{settings} {}
alsa::~alsa() = default;

std::expected<format, failure> alsa::open(format wanted) {
    const silent_alsa quiet;
    device_ = std::make_unique<device>();
    const auto refuse = [this](failure why) {
        device_.reset();
        return std::unexpected(std::move(why));
    };
    if (const int error = snd_pcm_open(&device_->pcm, name_.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
        error < 0) {
        device_->pcm = nullptr;
        return refuse(because(name_, error));
    }
    snd_pcm_t* const pcm = device_->pcm;
    const std::string called = "ALSA device '" + name_ + "': ";
    const std::string other = "; 'default' and plughw devices convert";

    snd_pcm_hw_params_t* hardware = nullptr;
    snd_pcm_hw_params_alloca(&hardware);
    if (const int error = snd_pcm_hw_params_any(pcm, hardware); error < 0) return refuse(because(name_, error));
    if (snd_pcm_hw_params_set_access(pcm, hardware, SND_PCM_ACCESS_RW_INTERLEAVED) < 0)
        return refuse({trouble::device_failed, called + "does not take channels side by side" + other});
    const auto* const found = std::ranges::find_if(
        ways, [&](const way& each) { return snd_pcm_hw_params_set_format(pcm, hardware, each.name) == 0; });
    if (found == ways.end())
        return refuse({trouble::device_failed, called + "takes neither floats nor 16, 24 or 32 bits" + other});
    unsigned channels = wanted.channels, rate = wanted.rate;
    if (snd_pcm_hw_params_set_channels_near(pcm, hardware, &channels) < 0 || channels < 1 || channels > most_channels)
        return refuse({trouble::unsupported_channels, called + "has no number of channels that can be used" + other});
    if (snd_pcm_hw_params_set_rate_near(pcm, hardware, &rate, nullptr) < 0 || rate < lowest_rate || rate > highest_rate)
        return refuse(
            {trouble::unsupported_rate, called + "has no rate near " + std::to_string(wanted.rate) + " Hz" + other});
    snd_pcm_uframes_t period = std::max<std::uint32_t>(settings_.period, 1);
    snd_pcm_uframes_t ring = period * std::max<std::uint32_t>(settings_.periods, 2);
    snd_pcm_hw_params_set_period_size_near(pcm, hardware, &period, nullptr);
    snd_pcm_hw_params_set_buffer_size_near(pcm, hardware, &ring);
    if (const int error = snd_pcm_hw_params(pcm, hardware); error < 0) return refuse(because(name_, error));
    snd_pcm_hw_params_get_period_size(hardware, &period, nullptr);
    snd_pcm_hw_params_get_buffer_size(hardware, &ring);

    // It begins to play when its ring is full, and stops where that is empty: that is an underrun.
    snd_pcm_sw_params_t* software = nullptr;
    snd_pcm_sw_params_alloca(&software);
    if (snd_pcm_sw_params_current(pcm, software) == 0) {
        snd_pcm_sw_params_set_start_threshold(pcm, software, std::max(ring / period * period, period));
        snd_pcm_sw_params_set_avail_min(pcm, software, period);
        snd_pcm_sw_params(pcm, software);
    }
    device_->how = *found;
    device_->channels = channels;
    device_->rate = rate;
    period_ = static_cast<std::uint32_t>(period);
    delay_ = static_cast<std::uint32_t>(ring);
    device_->samples.resize(period * channels);
    device_->stored.resize(period * channels * found->bytes);
    return format{channels, rate};
}

std::expected<void, failure> alsa::run(renderer& source, stop_token until) {
    const silent_alsa quiet;
    snd_pcm_t* const pcm = device_->pcm;
    pace pace{device_->rate, delay_};
    while (!until.stop_requested()) {
        source.render(device_->samples);
        device_->how.store(device_->samples, device_->stored.data());
        std::span<const std::byte> left{device_->stored};
        const std::size_t frame = device_->how.bytes * device_->channels;
        while (!left.empty() && !until.stop_requested()) {
            const snd_pcm_sframes_t written = snd_pcm_writei(pcm, left.data(), left.size() / frame);
            if (written >= 0) {
                left = left.subspan(static_cast<std::size_t>(written) * frame);
                if (written == 0) snd_pcm_wait(pcm, milliseconds_of_waiting);
            } else if (const int error = device_->recover(static_cast<int>(written), until, underruns_); error < 0) {
                failure why = because(name_, error);
                why.what = trouble::device_failed;
                why.message += "; it was there while it played";
                return std::unexpected(std::move(why));
            }
        }
        pace.keep(period_);
    }
    snd_pcm_drop(pcm);
    return {};
}

}  // namespace pawl::inline PAWL_PORT::sound
