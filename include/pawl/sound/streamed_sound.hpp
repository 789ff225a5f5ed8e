// A sound whose samples a thread of its own gets ready: from a file, from a network, from whatever waits.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/sound/format.hpp>
#include <pawl/sound/sound.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace pawl::inline PAWL_PORT::sound {

/// What gives samples slowly. Called by one thread that is not the render thread: it may wait, allocate, and read.
class sample_source {
public:
    sample_source() = default;
    sample_source(const sample_source&) = delete;
    sample_source& operator=(const sample_source&) = delete;
    virtual ~sample_source() = default;

    /// Possible (format::is_possible), and always the same.
    [[nodiscard]] virtual format shape() const noexcept = 0;
    /// Whole frames, at the beginning of into. How many samples; 0: there are no more. Must not throw.
    [[nodiscard]] virtual std::size_t read(std::span<sample> into) noexcept = 0;
    /// From the beginning again. False: it cannot.
    [[nodiscard]] virtual bool rewind() noexcept { return false; }
};

struct stream_settings {
    bool loop = false;  ///< at its end, from the beginning again
};

/// Samples that were read ahead. Rendering takes what is there, and never waits: where the reader did not keep up it is paused.
/// Its end waits for the reading thread, for a read at most.
class streamed_sound final : public by_batch {
public:
    static constexpr bool format_is_constant = true;
    /// Samples that are read ahead at most, of all channels together.
    static constexpr std::size_t most_ahead = 131'072;

    /// Starts the thread; it reads until most_ahead samples are there. Throws std::system_error where there are no threads.
    explicit streamed_sound(std::unique_ptr<sample_source> from, stream_settings settings = {});
    streamed_sound(streamed_sound&&) noexcept;
    streamed_sound& operator=(streamed_sound&&) noexcept;
    ~streamed_sound() override;

    /// Waits until most_ahead samples were read, or all.
    void wait_until_ahead();
    /// Nothing is there, and nothing will be.
    [[nodiscard]] bool is_empty() const noexcept;

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return shape_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return shape_.rate; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override;
    /// Samples that were read and not rendered. From any thread.
    [[nodiscard]] std::size_t ahead() const noexcept;
    /// How often there was not enough although more was to come. From any thread.
    [[nodiscard]] std::uint64_t gaps() const noexcept;
    /// Frames that were rendered. From any thread.
    [[nodiscard]] std::uint64_t position() const noexcept;

private:
    struct state;
    format shape_{};
    std::unique_ptr<state> state_;
};

}  // namespace pawl::inline PAWL_PORT::sound
