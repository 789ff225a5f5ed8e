// What tests of sounds share: a sound that does what it is told, and ears.
#pragma once

#include <pawl/sound/sound.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <ostream>
#include <utility>
#include <variant>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {

inline void PrintTo(what_next what, std::ostream* to) {
    static constexpr const char* names[]{"samples", "metadata_changed", "paused", "finished", "failed"};
    *to << names[static_cast<std::size_t>(what)];
}
inline void PrintTo(const rendered& got, std::ostream* to) {
    *to << "{" << got.samples << ", ";
    PrintTo(got.then, to);
    *to << "}";
}

}  // namespace pawl::inline PAWL_PORT::sound

namespace hearing {

using pawl::sound::format;
using pawl::sound::next_sample;
using pawl::sound::rendered;
using pawl::sound::sample;
using pawl::sound::what_next;

/// One step of a script: samples, another format, a pause; finished and failed stay.
struct step {
    what_next what;
    std::vector<sample> samples{};
    format to{};
};
inline step give(std::vector<sample> samples) { return {what_next::samples, std::move(samples)}; }
inline step change_to(format to) { return {what_next::metadata_changed, {}, to}; }
inline const step a_pause{what_next::paused}, the_end{what_next::finished}, a_failure{what_next::failed};

/// Does what its script says, and notes how it was asked.
class scripted final : public pawl::sound::by_batch {
public:
    scripted(format of, std::vector<step> steps) : format_{of}, steps_{std::move(steps)} {}

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return format_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return format_.rate; }
    void start_of_batch() noexcept PAWL_NONBLOCKING override { ++batches; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        for (std::size_t written = 0;;) {
            if (written == into.size()) return {written, what_next::samples};
            if (step_ == steps_.size()) return {written, what_next::finished};
            const step& now = steps_[step_];
            switch (now.what) {
                case what_next::samples: {
                    const std::size_t count = std::min(into.size() - written, now.samples.size() - at_);
                    std::copy_n(now.samples.data() + at_, count, into.data() + written);
                    written += count;
                    at_ += count;
                    if (at_ == now.samples.size()) {
                        at_ = 0;
                        ++step_;
                    }
                    break;
                }
                case what_next::metadata_changed: format_ = now.to; [[fallthrough]];
                case what_next::paused: ++step_; return {written, now.what};
                case what_next::finished:
                case what_next::failed: return {written, now.what};
            }
        }
    }

    int batches = 0;

private:
    format format_;
    std::vector<step> steps_;
    std::size_t step_ = 0, at_ = 0;
};

/// first, first + 1, ... over 1,024: exact in float, and small.
inline std::vector<sample> ramp(std::size_t count, int first = 0) {
    std::vector<sample> all(count);
    for (std::size_t i = 0; i < count; ++i) all[i] = static_cast<sample>(first + static_cast<int>(i)) / 1024;
    return all;
}

/// Samples, and what stood between them.
using heard = std::vector<std::variant<sample, what_next>>;
inline bool is_last(what_next what) { return what == what_next::finished || what == what_next::failed; }

/// By next(), until it is over or so many were heard.
inline heard by_next(pawl::sound::sound& one, std::size_t most = 100'000) {
    heard all;
    while (all.size() < most) {
        const next_sample got = one.next();
        if (got)
            all.emplace_back(*got);
        else
            all.emplace_back(got.what());
        if (is_last(got.what())) break;
    }
    return all;
}
/// By render(), frames(i) frames the i-th time.
inline heard by_render(pawl::sound::sound& one, const std::function<std::size_t(std::size_t)>& frames,
                       std::size_t most = 100'000) {
    heard all;
    for (std::size_t i = 0; all.size() < most; ++i) {
        const std::size_t channels = one.channel_count(), room = (most - all.size()) / channels;
        if (room == 0) break;
        std::vector<sample> into(std::min(frames(i), room) * channels);
        const rendered got = one.render(into);
        if (got.samples > into.size()) break;
        all.insert(all.end(), into.begin(), into.begin() + static_cast<std::ptrdiff_t>(got.samples));
        if (got.then != what_next::samples) all.emplace_back(got.then);
        if (is_last(got.then)) break;
    }
    return all;
}
/// Only samples, by one render() of so many frames.
inline std::vector<sample> frames_of(pawl::sound::sound& one, std::size_t frames) {
    std::vector<sample> into(frames * one.channel_count());
    into.resize(one.render(into).samples);
    return into;
}

}  // namespace hearing
