// A mix, the device that plays it, and the thread between them.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/sound/backend.hpp>
#include <pawl/sound/failure.hpp>
#include <pawl/sound/format.hpp>
#include <pawl/sound/mix.hpp>
#include <pawl/task/thread_settings.hpp>
#include <pawl/watch/watchdog.hpp>

#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

struct output_settings {
    format wanted{};  ///< the device may have another one: output::shape()
    /// How many sounds, how many commands, which quality; its format is the device's.
    mix_settings mix{};
    /// The audio thread: before all ordinary ones where the system permits. priority 0: as an ordinary one.
    thread_settings thread{.name = "pawl-audio", .priority = 70, .how = policy::fifo};
    /// Is told in each period that the audio thread goes on, and names who keeps it from that. It outlives the output. Null: nobody.
    pawl::watchdog* watchdog = nullptr;
    std::chrono::nanoseconds silence =
        std::chrono::milliseconds{200};  ///< after so much of it, and four periods, the watchdog speaks
    bool begin = true;                   ///< false: nothing is heard before output::begin()
};

/// Opens a device, mixes for it on a thread of its own, and closes it. What is played through manager() is heard. Its end stops
/// the thread and waits for it. Movable; a call of one that was moved elsewhere throws std::invalid_argument, or ends the program
/// with those words where the call is noexcept.
class output {
public:
    /// Waits for the device, and allocates. Throws std::system_error where there are no threads (or settings.thread.required
    /// and not granted).
    [[nodiscard]] static std::expected<output, failure> open(std::unique_ptr<backend> device,
                                                             output_settings settings = {});
    output(output&&) noexcept;
    output& operator=(output&&) noexcept;
    ~output();

    /// Plays, clears. Copies of it may be used by any thread.
    [[nodiscard]] const pawl::sound::manager& manager() const noexcept;
    /// manager().play(what, name).
    template <class Sound>
    [[nodiscard]] auto play(Sound&& what, const char* name = "a sound") const {
        return manager().play(std::forward<Sound>(what), name);
    }

    /// Where settings.begin was false: starts the thread. What was played until then begins together. After stop(): nothing.
    void begin();
    /// Ends it. What plays is dropped; who waits for that, or for room in a channel of it, is told.
    void stop();
    /// Waits until the device has ended by itself, as a file does; its failure, if that is why.
    [[nodiscard]] std::expected<void, failure> wait();
    /// The device has ended, by itself or by stop().
    [[nodiscard]] bool ended() const noexcept;
    /// Why the device ended, if that was a failure. The program goes on: what plays is rendered for nobody from there on, at the
    /// same pace, so that sounds still end and those who wait for that go on.
    [[nodiscard]] std::optional<failure> problem() const;

    /// What the device has.
    [[nodiscard]] format shape() const noexcept;
    [[nodiscard]] std::uint32_t period() const noexcept;  ///< frames
    [[nodiscard]] std::uint32_t delay() const noexcept;   ///< frames, from render() to the ear
    // From any thread, while it plays:
    [[nodiscard]] std::uint64_t underruns() const noexcept;
    [[nodiscard]] std::uint32_t sounds() const noexcept;
    [[nodiscard]] std::uint64_t dropped() const noexcept;
    [[nodiscard]] std::uint64_t periods() const noexcept;  ///< rendered so far

    /// What the audio thread has to do without: "priority 70: not permitted; raise its limit ...". Empty: it has all, or was not
    /// begun.
    [[nodiscard]] std::string priority_refused() const;
    [[nodiscard]] backend& device() noexcept;

private:
    struct state;
    [[nodiscard]] state& live() const;
    explicit output(std::unique_ptr<state>) noexcept;
    std::unique_ptr<state> state_;
};

}  // namespace pawl::inline PAWL_PORT::sound
