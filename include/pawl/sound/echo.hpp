// An echo: what was played comes again, softer each time.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/blocks.hpp>
#include <pawl/sound/sound.hpp>
#include <pawl/sound/wrapper.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {

/// Adds to each sample `feedback` times what was heard `delay` before. Off, samples pass as they are, and are remembered: an echo that
/// is switched on begins with what was just played. After the inner sound has finished the echo dies away, to a ten-thousandth.
/// Memory: one delay, allocated where it is made; for a format with more samples a second, which comes later, the delay is shorter.
template <std::derived_from<sound> Inner>
class echo final : public wrapper<Inner> {
public:
    using seconds = std::chrono::duration<double>;
    static constexpr sample most_feedback = 0.95F;

    /// delay: above zero, to the nearest frame. feedback: 0 to most_feedback.
    explicit echo(Inner inner, seconds delay = seconds{0.3}, sample feedback = 0.4F)
        : wrapper<Inner>{std::move(inner)}, delay_{delay} {
        line_.resize(frames_at(this->inner_.sample_rate()) * this->inner_.channel_count());
        length_ = line_.size();
        set_feedback(feedback);
    }

    void set_on(bool on) noexcept PAWL_NONBLOCKING { on_ = on; }
    [[nodiscard]] bool on() const noexcept PAWL_NONBLOCKING { return on_; }
    /// What is out of range, or no number, becomes the next value that is in it.
    void set_feedback(sample feedback) noexcept PAWL_NONBLOCKING {
        feedback_ = feedback > 0 ? std::min(feedback, most_feedback) : 0;
    }
    [[nodiscard]] sample feedback() const noexcept PAWL_NONBLOCKING { return feedback_; }

    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        rendered got;
        if (!dies_away_) {
            got = this->render_inner(into);
            add_to(into.first(got.samples));
            if (got.then == what_next::metadata_changed) begin_anew();
            if (got.then != what_next::finished) return got;
            dies_away_ = true;
            left_ = length_ * repeats();
        }
        if (!on_) left_ = 0;
        const std::span rest = into.subspan(got.samples).first(std::min(into.size() - got.samples, left_));
        std::ranges::fill(rest, sample{0});
        add_to(rest);
        left_ -= rest.size();
        got.samples += rest.size();
        got.then = got.samples == into.size() ? what_next::samples : what_next::finished;
        return got;
    }

private:
    [[nodiscard]] std::size_t frames_at(std::uint32_t rate) const noexcept PAWL_NONBLOCKING {
        const double frames = delay_.count() * rate + 0.5;
        return frames >= 1 ? static_cast<std::size_t>(frames) : 1;
    }
    // How often it comes until nobody hears it.
    [[nodiscard]] std::size_t repeats() const noexcept PAWL_NONBLOCKING {
        std::size_t count = 0;
        for (sample left = 1; left > 1e-4F; left *= feedback_) ++count;
        return count;
    }
    void begin_anew() noexcept PAWL_NONBLOCKING {
        const std::uint32_t channels = std::max(this->inner_.channel_count(), std::uint32_t{1});
        length_ = std::min(frames_at(this->inner_.sample_rate()), line_.size() / channels) * channels;
        at_ = 0;
        std::ranges::fill(line_, sample{0});
    }

    // The line holds what was heard in the last delay; within a stretch up to its end no sample depends on another.
    void add_to(std::span<sample> heard) noexcept PAWL_NONBLOCKING {
        while (!heard.empty() && length_ != 0) {
            const std::size_t count = std::min(heard.size(), length_ - at_);
            if (on_)
                add(heard.data(), line_.data() + at_, count, feedback_);
            else
                std::copy_n(heard.data(), count, line_.data() + at_);
            heard = heard.subspan(count);
            at_ += count;
            if (at_ == length_) at_ = 0;
        }
    }
    static void add(sample* __restrict heard, sample* __restrict line, std::size_t count,
                    sample feedback) noexcept PAWL_NONBLOCKING {
        blocks::each(count, [&](std::size_t i) {
            heard[i] += feedback * line[i];
            // Numbers so small that processors take long for them, where silence follows: nobody hears them.
            line[i] = std::abs(heard[i]) < 1e-15F ? 0 : heard[i];
        });
    }

    seconds delay_;
    sample feedback_ = 0;
    bool on_ = true, dies_away_ = false;
    std::vector<sample> line_;
    std::size_t length_ = 0, at_ = 0;  // of the line, in samples
    std::size_t left_ = 0;             // samples until the echo has died away
};
template <class S>
echo(S) -> echo<as_sound<S>>;
template <class S>
echo(S, std::chrono::duration<double>) -> echo<as_sound<S>>;
template <class S>
echo(S, std::chrono::duration<double>, sample) -> echo<as_sound<S>>;

}  // namespace pawl::inline PAWL_PORT::sound
