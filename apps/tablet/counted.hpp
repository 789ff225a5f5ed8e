// How far the song has come.
#pragma once

#include <pawl/sound/wrapper.hpp>

#include <atomic>
#include <cstdint>
#include <span>
#include <utility>

namespace tablet {

namespace audio = pawl::sound;

/// Counts the frames that a sound gave. The place outlives the sound.
template <class Inner>
class counted final : public audio::wrapper<Inner> {
public:
    counted(Inner inner, std::atomic<std::uint64_t>& place) : audio::wrapper<Inner>{std::move(inner)}, place_{&place} {}

    [[nodiscard]] audio::rendered render(std::span<audio::sample> into) noexcept PAWL_NONBLOCKING override {
        const audio::rendered got = this->render_inner(into);
        frames_ += got.samples / this->inner_.channel_count();
        place_->store(frames_, std::memory_order_relaxed);  // for people to look at
        return got;
    }

private:
    std::uint64_t frames_ = 0;
    std::atomic<std::uint64_t>* place_;
};

}  // namespace tablet
