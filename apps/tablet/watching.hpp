// Who keeps the audio thread from going on: found by a watchdog, and told without disturbing a screen.
#pragma once

#include <pawl/sound/mix.hpp>
#include <pawl/watch/watchdog.hpp>

#include <chrono>
#include <mutex>
#include <optional>
#include <string>

namespace tablet {

class watching {
public:
    /// limit: of the audio thread's silence. at_once: what is found goes to the standard error output at once; otherwise when this ends.
    watching(std::chrono::milliseconds limit, bool at_once);
    watching(const watching&) = delete;
    watching& operator=(const watching&) = delete;
    ~watching();

    [[nodiscard]] pawl::watchdog& dog() noexcept { return dog_; }
    /// Which sound the audio thread is inside of, where it does not come back. The manager lives on as long as this.
    void look_into(const pawl::sound::manager& mix) {
        const std::lock_guard guard{lock_};
        mix_ = mix;
    }
    /// The first line of what was found last; once. Empty: nothing new.
    [[nodiscard]] std::string newest();

private:
    void note(const pawl::watchdog_report& report);

    const bool at_once_;
    std::mutex lock_;  // between the watchdog and the screen; the audio thread never takes it
    std::string found_, newest_;
    std::optional<pawl::sound::manager> mix_;
    pawl::watchdog dog_;
};

}  // namespace tablet
