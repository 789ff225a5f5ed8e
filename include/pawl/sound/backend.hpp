// Where a mix goes: a device, a file, a program of yours.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/sound/failure.hpp>
#include <pawl/sound/format.hpp>
#include <pawl/task/stop_token.hpp>

#include <cstdint>
#include <expected>

namespace pawl::inline PAWL_PORT::sound {

class renderer;

/// Asks a renderer for samples at its own pace. output opens it, runs it on a thread of its own and stops it.
class backend {
public:
    backend() = default;
    backend(const backend&) = delete;
    backend& operator=(const backend&) = delete;
    virtual ~backend() = default;

    /// Before everything else, on the thread that opens the output: may wait and allocate. wanted: what the program would like;
    /// the answer is what it gets.
    [[nodiscard]] virtual std::expected<format, failure> open(format wanted) = 0;
    /// On the audio thread, until it is asked to stop or cannot go on. Each period: one call of source.render() with a span that
    /// was made before.
    [[nodiscard]] virtual std::expected<void, failure> run(renderer& source, stop_token until) = 0;
    /// Frames in a period, and frames between a call of render() and the ear. Known after open().
    [[nodiscard]] virtual std::uint32_t period() const noexcept = 0;
    [[nodiscard]] virtual std::uint32_t delay() const noexcept = 0;
    /// How often the device had nothing to play. From any thread.
    [[nodiscard]] virtual std::uint64_t underruns() const noexcept { return 0; }
    /// False: it goes as fast as it can, as into a file; its thread then gets no priority.
    [[nodiscard]] virtual bool is_paced() const noexcept { return true; }
};

}  // namespace pawl::inline PAWL_PORT::sound
