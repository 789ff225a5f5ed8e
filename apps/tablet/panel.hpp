// The song and all effects, as one sound; and what each button does to them.
#pragma once

#include <pawl/sound/adjustable_speed.hpp>
#include <pawl/sound/adjustable_volume.hpp>
#include <pawl/sound/any_sound.hpp>
#include <pawl/sound/echo.hpp>
#include <pawl/sound/low_pass.hpp>
#include <pawl/sound/pausable.hpp>
#include <pawl/sound/tape.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "apps/tablet/bells.hpp"
#include "apps/tablet/command_path.hpp"
#include "apps/tablet/meters.hpp"

namespace tablet {

namespace audio = pawl::sound;

/// From the song outwards: tape, speed, low-pass, echo, bells, volume, pause.
class panel final : public audio::by_batch {
    using sample = audio::sample;
    using taped = audio::tape<audio::any_sound>;
    using sped = audio::adjustable_speed<taped>;
    using muffled = audio::low_pass<sped>;
    using echoing = audio::echo<muffled>;
    using ringing = bells<echoing>;
    using loud = audio::adjustable_volume<ringing>;
    using whole = audio::pausable<loud>;

public:
    static constexpr double tape_seconds = 30, stutter_seconds = 0.125, loop_seconds = 2;
    static constexpr float usual_echo = 0.4F, usual_hertz = 600;

    /// song: of the format that is played. bell: of one channel, of the same rate. Allocates here and nowhere else.
    panel(audio::owned_sound song, audio::sound_data bell)
        : chain_{
              loud{ringing{echoing{muffled{sped{taped{audio::any_sound{std::move(song)}, taped::seconds{tape_seconds}}},
                                           usual_hertz},
                                   echoing::seconds{0.3}, usual_echo},
                           std::move(bell)}}} {
        clear();
    }

    /// A command whose value its button does not take does nothing.
    void apply(const command& one) noexcept PAWL_NONBLOCKING {
        if (one.how == manner::set && !takes(one.what, one.value)) return;
        switch (one.what) {
            case button::volume: volume().set_volume(next_value(one, volume().volume(), volume_steps)); break;
            case button::speed:
                speed().set_speed(next_value(one, static_cast<float>(speed().speed()), speed_steps));
                break;
            case button::pause: chain_.set_paused(turned(one, chain_.paused())); break;
            case button::echo:
                if (one.how != manner::press && one.value > 0) echo().set_feedback(one.value);
                echo().set_on(turned(one, echo().on()));
                break;
            case button::low_pass:
                if (one.how != manner::press && one.value > 0) filter().set_hertz(one.value);
                filter().set_on(turned(one, filter().on()));
                break;
            case button::reverse:
                if (!turned(one, tape().mode() == taped::moves::reverse))
                    stop_tape(taped::moves::reverse, repeats_);
                else if (tape().mode() != taped::moves::reverse)
                    tape().reverse();
                break;
            case button::stutter: repeat(one, stutter_seconds); break;
            case button::loop: repeat(one, loop_seconds); break;
            case button::bell: bell().ring(); break;
            case button::clear: clear(); break;
        }
    }
    /// How each button stands.
    void write_states(std::array<button_state, button_count>& into) const noexcept PAWL_NONBLOCKING {
        const auto& volume = chain_.inner();
        const auto& echo = volume.inner().inner();
        const auto& filter = echo.inner();
        const auto& speed = filter.inner();
        const auto mode = speed.inner().mode();
        const auto of = [&](button which) -> button_state& { return into[static_cast<std::size_t>(which)]; };
        of(button::volume) = {volume.volume() != 1, volume.volume()};
        of(button::speed) = {speed.speed() != 1, static_cast<float>(speed.speed())};
        of(button::pause) = {chain_.paused(), chain_.paused() ? 1.0F : 0.0F};
        of(button::echo) = {echo.on(), echo.on() ? echo.feedback() : 0};
        of(button::low_pass) = {filter.on(), filter.on() ? static_cast<float>(filter.hertz()) : 0};
        of(button::reverse) = {mode == taped::moves::reverse, mode == taped::moves::reverse ? 1.0F : 0.0F};
        for (const button which : {button::stutter, button::loop}) {
            const bool on = mode == taped::moves::repeat && repeats_ == which;
            of(which) = {on, on ? length_ : 0};
        }
        const std::size_t ring = volume.inner().ringing();
        of(button::bell) = {ring != 0, static_cast<float>(ring)};
        of(button::clear) = {};
    }
    /// Frames that what is heard is behind the song's own place, at the rate that is played.
    [[nodiscard]] std::size_t behind() const noexcept PAWL_NONBLOCKING {
        return chain_.inner().inner().inner().inner().inner().inner().behind();
    }

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override {
        return chain_.channel_count();
    }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return chain_.sample_rate(); }
    [[nodiscard]] audio::rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        return chain_.render(into);
    }
    void start_of_batch() noexcept PAWL_NONBLOCKING override { chain_.start_of_batch(); }

private:
    static constexpr std::array volume_steps{1.0F, 0.75F, 0.5F, 0.25F, 0.0F};
    static constexpr std::array speed_steps{1.0F, 1.5F, 2.0F, 0.5F, 0.75F};

    loud& volume() noexcept PAWL_NONBLOCKING { return chain_.inner(); }
    ringing& bell() noexcept PAWL_NONBLOCKING { return volume().inner(); }
    echoing& echo() noexcept PAWL_NONBLOCKING { return bell().inner(); }
    muffled& filter() noexcept PAWL_NONBLOCKING { return echo().inner(); }
    sped& speed() noexcept PAWL_NONBLOCKING { return filter().inner(); }
    taped& tape() noexcept PAWL_NONBLOCKING { return speed().inner(); }

    // A value that is no step goes on with the first one.
    template <std::size_t Count>
    static float next_value(const command& one, float now,
                            const std::array<float, Count>& steps) noexcept PAWL_NONBLOCKING {
        const described_button& of = description(one.what);
        if (one.how == manner::set) return one.value;
        if (one.how == manner::change) {
            const float sum = now + one.value;
            return sum > of.lowest ? std::min(sum, of.highest) : of.lowest;
        }
        const auto found = std::ranges::find(steps, now);
        return found == steps.end() || found + 1 == steps.end() ? steps.front() : *(found + 1);
    }
    static bool turned(const command& one, bool now) noexcept PAWL_NONBLOCKING {
        return one.how == manner::press ? !now : one.value != 0;
    }
    void repeat(const command& one, double usual) noexcept PAWL_NONBLOCKING {
        const bool now = tape().mode() == taped::moves::repeat && repeats_ == one.what;
        if (!turned(one, now)) return stop_tape(taped::moves::repeat, one.what);
        length_ = one.how == manner::press ? static_cast<float>(usual) : std::abs(one.value);
        repeats_ = one.what;
        tape().repeat(taped::seconds{length_});
    }
    // Only what this button began.
    void stop_tape(taped::moves mode, button which) noexcept PAWL_NONBLOCKING {
        if (tape().mode() == mode && repeats_ == which) tape().forward();
    }
    void clear() noexcept PAWL_NONBLOCKING {
        chain_.set_paused(false);
        volume().set_volume(1);
        bell().hush();
        echo().set_on(false);
        echo().set_feedback(usual_echo);
        filter().set_on(false);
        filter().set_hertz(usual_hertz);
        speed().set_speed(1);
        tape().forward();
    }

    whole chain_;
    button repeats_ = button::stutter;  // which of the two repeats, where the tape does
    float length_ = 0;                  // seconds of it
};

}  // namespace tablet
