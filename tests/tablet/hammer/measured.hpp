// What the audio thread does in each period, measured where it does it.
#pragma once

#include <pawl/sound/wrapper.hpp>

#include <atomic>
#include <cstdint>
#include <span>
#include <utility>

#include "apps/tablet/command_path.hpp"
#include "tests/heap_calls.hpp"

namespace hammer {

/// Written by the audio thread; read when that has ended.
struct measurements {
    tablet::latencies render_time;  ///< from the beginning of a batch to its last sample
    std::uint64_t heap_calls = 0;   ///< by the audio thread, from its second batch on
};

/// Outermost: its batch begins first and its samples are ready last.
template <class Inner>
class measured final : public pawl::sound::wrapper<Inner> {
public:
    measured(Inner inner, measurements& into) : pawl::sound::wrapper<Inner>{std::move(inner)}, into_{&into} {}

    void start_of_batch() noexcept PAWL_NONBLOCKING override {
        PAWL_TRUSTED(begun_ = tablet::now_in_nanoseconds());  // reads the clock in the program's own memory
        // What the thread did before it played, it may do.
        const std::uint64_t calls = heap_calls::allocations + heap_calls::frees;
        if (before_ == none) before_ = calls;
        into_->heap_calls = calls - before_;
        this->inner_.start_of_batch();
    }
    [[nodiscard]] pawl::sound::rendered render(std::span<pawl::sound::sample> into) noexcept PAWL_NONBLOCKING override {
        const pawl::sound::rendered got = this->inner_.render(into);
        std::uint64_t now = 0;
        PAWL_TRUSTED(now = tablet::now_in_nanoseconds());
        // Part of a batch, in blocks: the last one counts.
        taken_ = now - begun_;
        rendered_ += into.size();
        if (rendered_ >= period_samples_) {
            into_->render_time.add(taken_);
            rendered_ = 0;
        }
        return got;
    }
    /// In how many samples a period comes.
    void set_period(std::size_t samples) { period_samples_ = samples; }

private:
    static constexpr std::uint64_t none = ~std::uint64_t{0};
    measurements* into_;
    std::uint64_t begun_ = 0, taken_ = 0, before_ = none;
    std::size_t rendered_ = 0, period_samples_ = 1;
};

}  // namespace hammer
