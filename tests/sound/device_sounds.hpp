// Sounds and files whose samples a test knows.
#pragma once

#include <pawl/lock/event.hpp>
#include <pawl/sound/sound.hpp>

#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace sound_tests {

using pawl::sound::format;
using pawl::sound::rendered;
using pawl::sound::sample;
using pawl::sound::what_next;

/// Sample number n of every ramp: another one each time for 65,536 samples, and exact in 16 bits.
inline sample ramp(std::uint64_t n) {
    return static_cast<sample>(static_cast<std::int32_t>((n * 7'919 + 1) % 65'536) - 32'768) / 32'768.0F;
}
inline std::vector<sample> ramp_of(std::size_t count, std::uint64_t first = 0) {
    std::vector<sample> samples(count);
    for (std::size_t i = 0; i < count; ++i) samples[i] = ramp(first + i);
    return samples;
}

/// Counts up, so many frames; stands still before one of them until a test lets it go on.
class ramp_sound : public pawl::sound::by_batch {
public:
    static constexpr std::uint64_t never = ~std::uint64_t{0};

    ramp_sound(format shape, std::uint64_t frames = never, std::uint64_t stands_at = never,
               pawl::event* until = nullptr)
        : shape_{shape}, left_{frames}, stands_at_{stands_at}, until_{until} {}

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return shape_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return shape_.rate; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        std::size_t at = 0;
        for (; at < into.size() && left_ != 0; at += shape_.channels, --left_) {
            if (frame_++ == stands_at_) PAWL_TRUSTED(until_->wait());
            for (std::size_t c = 0; c < shape_.channels; ++c) into[at + c] = ramp(next_++);
        }
        return {at, at == into.size() ? what_next::samples : what_next::finished};
    }

private:
    format shape_;
    std::uint64_t left_, stands_at_, frame_ = 0, next_ = 0;
    pawl::event* until_;
};

/// Lets others run until it is so. A test that waits in vain is ended from outside.
template <class Condition>
void until(Condition so) {
    while (!so()) std::this_thread::yield();
}

/// A folder of the test's own.
class folder {
public:
    folder() {
        std::string name = (std::filesystem::temp_directory_path() / "pawl-sound-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    ~folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

}  // namespace sound_tests
