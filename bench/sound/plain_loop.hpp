// The same arithmetic as the graph of sounds, written as one would without a library: a loop over voices, a loop over frames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sound_bench {

/// What both sides compute: stereo, read at a speed, filtered, echoed, kept on a tape, made softer, added up, cut off.
struct voice_settings {
    double speed = 1.25;
    double hertz = 800;
    std::size_t echo_frames = 14'400;
    std::size_t tape_frames = 96'000;
    float feedback = 0.4F;
    float volume = 0.01F;
};

class plain_voice {
public:
    plain_voice(std::span<const float> stereo, std::size_t from, const voice_settings& how);
    /// Adds frames to `into`.
    void add_to(std::span<float> into);

private:
    std::span<const float> from_;
    std::uint64_t at_, step_;  // frames, in 2^-32
    std::vector<float> echo_, tape_;
    std::size_t echo_at_ = 0, tape_at_ = 0;
    double gain_, back_1_, back_2_;
    double in_1_[2]{}, in_2_[2]{}, out_1_[2]{}, out_2_[2]{};
    float feedback_, volume_;
};

void plain_render(std::span<plain_voice> voices, std::span<float> into);

}  // namespace sound_bench
