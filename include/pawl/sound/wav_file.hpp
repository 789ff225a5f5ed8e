// A mix into a WAV file, as fast as the machine can.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/sound/backend.hpp>
#include <pawl/sound/wav_writer.hpp>

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {

struct wav_file_settings {
    std::uint32_t period = 256;             ///< frames
    std::optional<std::uint64_t> frames{};  ///< so many; empty: until nothing plays any more
    wav_samples kind = wav_samples::floats;
};

/// The file begins where something plays for the first time. It ends with the last period that is not silent before nothing plays
/// any more, or after so many frames.
class wav_file final : public backend {
public:
    explicit wav_file(std::string path, wav_file_settings settings = {})
        : path_{std::move(path)}, settings_{settings} {}

    [[nodiscard]] std::expected<format, failure> open(format wanted) override;
    [[nodiscard]] std::expected<void, failure> run(renderer& source, stop_token until) override;
    [[nodiscard]] std::uint32_t period() const noexcept override { return settings_.period; }
    [[nodiscard]] std::uint32_t delay() const noexcept override { return 0; }
    [[nodiscard]] bool is_paced() const noexcept override { return false; }

    /// Written so far. From any thread.
    [[nodiscard]] std::uint64_t frames() const noexcept { return frames_.load(std::memory_order_relaxed); }

private:
    std::string path_;
    wav_file_settings settings_;
    std::optional<wav_writer> writer_;
    std::vector<sample> samples_;
    std::uint32_t channels_ = 0;
    std::atomic<std::uint64_t> frames_{0};
};

}  // namespace pawl::inline PAWL_PORT::sound
