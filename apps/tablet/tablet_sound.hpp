// What the mix plays: the panel behind its command path, and the meters that leave it.
#pragma once

#include <pawl/channel/latest.hpp>
#include <pawl/sound/sound.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "apps/tablet/command_path.hpp"
#include "apps/tablet/meters.hpp"
#include "apps/tablet/panel.hpp"

namespace tablet {

using meters_cell = pawl::latest<meters>;
using meters_writer = pawl::latest_writer<meters>;
using meters_reader = pawl::latest_reader<meters>;

/// Where the song stands, and how long it is. Outlives the sounds.
struct song_place {
    std::atomic<std::uint64_t> frame{0};  ///< how many it gave
    std::uint64_t frames = 0;             ///< it has; 0: nobody knows
    std::uint32_t rate = 48'000;
};

/// On the audio thread: takes commands, renders, measures. Receiver: the channel's half that the audio thread has.
template <class Receiver>
class tablet_sound final : public audio::by_batch {
    using sample = audio::sample;

public:
    tablet_sound(Receiver commands, panel inner, const song_place& place, meters_writer to_screen,
                 meters_writer to_page)
        : path_{std::move(commands), std::move(inner)},
          place_{&place},
          to_screen_{std::move(to_screen)},
          to_page_{std::move(to_page)} {}

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override {
        return path_.inner().channel_count();
    }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override {
        return path_.inner().sample_rate();
    }
    void start_of_batch() noexcept PAWL_NONBLOCKING override {
        if (rendered_ > began_) seen_.batches_took.add(rendered_ - began_);
        PAWL_TRUSTED(began_ = now_in_nanoseconds());  // the program's own memory; no system call
        path_.start_of_batch();
        path_.inner().start_of_batch();
        ++seen_.batches;
        tell();
    }
    [[nodiscard]] audio::rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        const audio::rendered got = path_.inner().render(into);
        measure(into.first(got.samples));
        PAWL_TRUSTED(rendered_ = now_in_nanoseconds());
        if (got.then == audio::what_next::finished || got.then == audio::what_next::failed) {
            seen_.finished = true;
            tell();
        }
        return got;
    }

private:
    void measure(std::span<const sample> heard) noexcept PAWL_NONBLOCKING {
        const std::size_t channels = std::max(channel_count(), std::uint32_t{1}), frames = heard.size() / channels;
        for (std::size_t frame = 0; frame < frames; ++frame) {
            for (std::size_t meter = 0; meter < meters::channels; ++meter) {
                const sample one = heard[frame * channels + std::min(meter, channels - 1)];
                peak_[meter] = std::max(peak_[meter], std::abs(one));
                squares_[meter] += static_cast<double>(one) * one;
            }
        }
        measured_ += frames;
        seen_.frames += frames;
        const std::size_t points = std::min(frames, meters::points);
        if (points == 0) return;
        std::copy(seen_.wave.begin() + static_cast<std::ptrdiff_t>(points), seen_.wave.end(), seen_.wave.begin());
        for (std::size_t i = 0; i < points; ++i) {
            sample sum = 0;
            for (std::size_t channel = 0; channel < channels; ++channel)
                sum += heard[(frames - points + i) * channels + channel];
            seen_.wave[meters::points - points + i] = sum / static_cast<sample>(channels);
        }
    }
    void tell() noexcept PAWL_NONBLOCKING {
        for (std::size_t meter = 0; meter < meters::channels; ++meter) {
            seen_.peak[meter] = peak_[meter];
            const double mean = measured_ != 0 ? squares_[meter] / static_cast<double>(measured_) : 0;
            PAWL_TRUSTED(seen_.rms[meter] = static_cast<float>(std::sqrt(mean)));  // arithmetic
            peak_[meter] = 0;
            squares_[meter] = 0;
        }
        if (measured_ == 0) seen_.wave.fill(0);  // paused
        measured_ = 0;
        path_.inner().write_states(seen_.states);
        seen_.song_frame = song_frame();
        seen_.commands = path_.applied();
        static_cast<void>(to_screen_.write(seen_));
        static_cast<void>(to_page_.write(seen_));
    }
    [[nodiscard]] std::uint64_t song_frame() const noexcept PAWL_NONBLOCKING {
        const std::uint64_t given = place_->frame.load(std::memory_order_relaxed);
        const std::uint64_t behind = path_.inner().behind() * place_->rate / std::max(sample_rate(), std::uint32_t{1});
        const std::uint64_t frame = given > behind ? given - behind : 0;
        if (place_->frames == 0) return frame;
        return frame == place_->frames ? frame
                                       : frame % place_->frames;  // at the end of a song that does not begin again too
    }

    commanded<Receiver, panel> path_;
    const song_place* place_;
    meters_writer to_screen_, to_page_;
    meters seen_;
    std::uint64_t began_ = 0, rendered_ = 0;  // nanoseconds, of this batch
    std::size_t measured_ = 0;                // frames since it was told
    std::array<sample, meters::channels> peak_{};
    std::array<double, meters::channels> squares_{};
};

}  // namespace tablet
