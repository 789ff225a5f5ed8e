// From sounds to one stream of samples: a manager, by which any thread plays sounds, and a renderer, which gives the samples.
#pragma once

#include <pawl/channel/bounded.hpp>
#include <pawl/error.hpp>
#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/converted.hpp>
#include <pawl/sound/mixer.hpp>
#include <pawl/sound/owned.hpp>
#include <pawl/sound/playing_state.hpp>
#include <pawl/sound/renderer.hpp>

#include <concepts>
#include <cstdint>
#include <expected>
#include <memory>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

struct mix_settings {
    format output{};
    std::uint32_t most_sounds = 64;    ///< that play at once
    std::uint32_t most_commands = 64;  ///< sounds that wait for the renderer's next batch
    quality conversion = quality::linear;
};

/// Copy it for as many threads as you like (256). None of its calls waits.
class manager {
public:
    /// Plays it from the renderer's next batch on, converted to the output's format where it has another one. Allocates. A
    /// refused sound comes back, perhaps converted: too_many (that play), full (that wait for the next batch; too many threads
    /// say too_many as well), closed (the renderer is gone), out_of_range (a format that cannot be converted), no_memory (the
    /// quality found none; that sound is gone), moved_from (an
    /// owned sound that owns nothing; a manager that was moved from). name: a literal, or what outlives the sound: what rendering() says.
    template <class S>
    std::expected<void, refused_sound> play(S one, const char* name = "a sound") const {
        if constexpr (requires {
                          one.get();
                          one.reset();
                      })
            if (!one) return refuse({}, errc::moved_from);
        if (!shared_) return refuse(to_owned(std::move(one)), errc::moved_from);
        // Before the sound can be heard: a clear() that comes later takes it away.
        const std::uint64_t when = shared_->clears();
        owned_sound ready;
        if (keeps_format<as_sound<S>> && has_format_of(one)) {
            ready = to_owned(std::move(one));
        } else {
            owned_sound plain = to_owned(std::move(one));
            const format given{plain->channel_count(), plain->sample_rate()};
            if (!given.is_possible()) return refuse(std::move(plain), errc::out_of_range);
            if (!conversion_.reaches(given.rate, shared_->output.rate))
                return refuse(std::move(plain), errc::out_of_range);
            auto made = converted(std::move(plain), shared_->output, conversion_);
            if (!made) return refuse({}, errc::no_memory);
            ready = std::move(*made);
        }
        if (!shared_->count_in()) return refuse(std::move(ready), errc::too_many);
        auto sent = commands_.try_send({std::move(ready), when, name});
        if (sent) return {};
        shared_->count_out(1);
        return refuse(std::move(sent.error().value.what), sent.error().why);
    }
    /// All that was played before goes, with the renderer's next batch. Wait-free, and never refused.
    void clear() const noexcept {
        if (shared_) shared_->clear();
    }
    [[nodiscard]] format output() const noexcept { return shared_ ? shared_->output : format{}; }
    /// Sounds that play or wait for the next batch.
    [[nodiscard]] std::uint32_t sounds() const noexcept { return shared_ ? shared_->sounds() : 0; }
    /// The name of the sound that the renderer is inside of at this moment: the culprit, where that does not come back. Null: of
    /// none. Wait-free; from any thread.
    [[nodiscard]] const char* rendering() const noexcept {
        return shared_ ? shared_->now.load(std::memory_order_relaxed) : nullptr;
    }
    /// Sounds that failed while they played, so far.
    [[nodiscard]] std::uint64_t dropped() const noexcept { return shared_ ? shared_->dropped() : 0; }

private:
    friend std::pair<manager, renderer> mix(const mix_settings&);
    manager(std::shared_ptr<playing_state> shared, bounded_mpsc_sender<play_command> commands,
            const quality& conversion)
        : shared_{std::move(shared)}, commands_{std::move(commands)}, conversion_{conversion} {}

    static std::unexpected<refused_sound> refuse(owned_sound one, errc why) noexcept {
        return std::unexpected<refused_sound>{std::in_place, std::move(one), why};
    }
    template <std::derived_from<sound> S>
    static owned_sound to_owned(S&& one) {
        return make_owned<S>(std::move(one));
    }
    template <class S>
    static owned_sound to_owned(owned<S>&& one) {
        return std::move(one);
    }
    template <class S>
    [[nodiscard]] bool has_format_of(const S& one) const noexcept {
        if constexpr (std::derived_from<S, sound>)
            return format{one.channel_count(), one.sample_rate()} == shared_->output;
        else
            return false;
    }

    std::shared_ptr<playing_state> shared_;
    bounded_mpsc_sender<play_command> commands_;
    quality conversion_;
};

/// {manager, renderer}. Allocates what both will ever need. Throws std::bad_alloc, and std::invalid_argument for an impossible
/// format and a 0.
[[nodiscard]] inline std::pair<manager, renderer> mix(const mix_settings& settings = {}) {
    if (!settings.output.is_possible())
        misuse("pawl::sound::mix: an output has 1 to 32 channels and a rate of 1,000 to 768,000");
    if (settings.most_sounds == 0) misuse("pawl::sound::mix: at least one sound plays");
    auto [to, from] = bounded_mpsc<play_command>(settings.most_commands);
    const auto shared = std::make_shared<playing_state>(settings.output, settings.most_sounds);
    return {manager{shared, std::move(to), settings.conversion},
            renderer{shared, std::move(from), settings.most_sounds}};
}

}  // namespace pawl::inline PAWL_PORT::sound
