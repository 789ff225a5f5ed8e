// The instruments: each writes one note over what is there.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

#include "apps/tablet/song/tune.hpp"

namespace tablet::song {

/// Two channels; what goes beyond the end goes on at the beginning, where the song is played again.
class page {
public:
    void add(std::size_t frame, double left, double right) {
        left_[frame % frames] += left;
        right_[frame % frames] += right;
    }
    [[nodiscard]] const std::vector<double>& left() const { return left_; }
    [[nodiscard]] const std::vector<double>& right() const { return right_; }

private:
    std::vector<double> left_ = std::vector<double>(frames), right_ = std::vector<double>(frames);
};

inline double seconds_at(std::size_t frame) { return static_cast<double>(frame) / rate; }
inline double wave(double turns) { return std::sin(2 * std::numbers::pi * turns); }

/// A music box: overtones that die away, the higher the sooner. side: -1 left to 1 right.
inline void pluck(page& on, std::size_t from, std::size_t length, double hertz, double loud, double side) {
    for (std::size_t frame = 0; frame < length + rate / 4; ++frame) {
        const double t = seconds_at(frame);
        double sum = 0;
        for (int overtone = 1; overtone <= 4; ++overtone)
            sum += wave(hertz * overtone * t) / (overtone * overtone) * std::exp(-t * (1.5 + overtone * 1.8));
        const double begin = t < 0.004 ? t / 0.004 : 1;
        const double end = frame < length ? 1 : std::exp(-seconds_at(frame - length) * 18);
        const double one = sum * begin * end * loud;
        on.add(from + frame, one * (1 - side) / 2, one * (1 + side) / 2);
    }
}

/// Round and low.
inline void bass(page& on, std::size_t from, std::size_t length, double hertz, double loud) {
    for (std::size_t frame = 0; frame < length; ++frame) {
        const double t = seconds_at(frame);
        const double begin = t < 0.008 ? t / 0.008 : 1, left = seconds_at(length - frame);
        const double end = left < 0.02 ? left / 0.02 : 1;
        const double one = std::tanh(1.6 * (wave(hertz * t) + 0.35 * wave(2 * hertz * t))) * std::exp(-t * 2.2);
        on.add(from + frame, one * begin * end * loud, one * begin * end * loud);
    }
}

inline void kick(page& on, std::size_t from, double loud) {
    double turns = 0;
    for (std::size_t frame = 0; frame < rate / 4; ++frame) {
        const double t = seconds_at(frame);
        turns += (48 + 110 * std::exp(-t * 38)) / rate;
        const double one = wave(turns) * std::exp(-t * 17) * loud;
        on.add(from + frame, one, one);
    }
}

/// The same noise in each run.
class noise {
public:
    double next() {
        state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return static_cast<double>(state_ >> 40) / (1 << 23) - 1;
    }

private:
    std::uint64_t state_ = 112'723;
};

/// A snare drum and a hi-hat: noise, and how fast it dies away. low: a tone under it.
inline void hiss(page& on, noise& from_noise, std::size_t from, double decay, double loud, double low) {
    double before = 0;
    for (std::size_t frame = 0; frame < rate / 5; ++frame) {
        const double t = seconds_at(frame), now = from_noise.next();
        const double one = ((now - before) * 0.6 + low * wave(185 * t)) * std::exp(-t * decay) * loud;
        before = now;
        on.add(from + frame, one * 0.9, one);
    }
}

}  // namespace tablet::song
