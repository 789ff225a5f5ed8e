// A watchdog that finds tasks which block the level they run on, or keep it busy.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/level_names.hpp>
#include <pawl/wait/pulse.hpp>
#include <pawl/watch/watchdog.hpp>

#include <array>
#include <cstddef>
#include <optional>

namespace pawl::inline PAWL_PORT {

namespace tasks {
/// One level's check-ins. Begun on the thread that runs the level, so that reports tell that thread's waits.
class level_pulse final : public wait::pulse {
public:
    void check_in_with(watchdog& dog, const char* name, watchdog::duration limit) noexcept {
        dog_ = &dog;
        name_ = name;
        limit_ = limit;
    }

private:
    void beats() noexcept override {
        if (!place_) place_.emplace(dog_->watch(name_, limit_));
        place_->check_in();
    }
    void rests() noexcept override {
        if (place_) place_->rest();
    }

    watchdog* dog_ = nullptr;
    const char* name_ = "";
    watchdog::duration limit_{};
    std::optional<watchdog::watched> place_;
};
}  // namespace tasks

/// While it stands, a level of the executor that does not come round within the limit is reported: a task of it blocks its
/// thread, in a lock, say, or does not yield. The report names the level ("level 1"), what its thread waits for, and who
/// has that. Made before run(), destroyed after it, and before the dog. On one thread, all levels check in together as "level 0".
///
///     pawl::watchdog dog{200ms};
///     const pawl::watched_levels watched{ex, dog, 50ms};
///     ex.run();
template <std::size_t Levels>
class watched_levels {
public:
    watched_levels(executor<Levels>& ex, watchdog& dog, watchdog::duration limit) : ex_{ex} {
        for (std::size_t i = 0; i < Levels; ++i) {
            pulses_[i].check_in_with(dog, tasks::level_names[i].data(), limit);
            ex_.at(i).beats_for(&pulses_[i]);
        }
    }
    watched_levels(const watched_levels&) = delete;
    watched_levels& operator=(const watched_levels&) = delete;
    ~watched_levels() {
        for (std::size_t i = 0; i < Levels; ++i) ex_.at(i).beats_for(nullptr);
    }

private:
    executor<Levels>& ex_;
    std::array<tasks::level_pulse, Levels> pulses_;
};

}  // namespace pawl::inline PAWL_PORT
