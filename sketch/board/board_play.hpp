// pawl run: which task runs, and when time passes, as on the board. One run, the same for the same seed.
#pragma once

#include "check/explore/strategy.hpp"
#include "check/own/vector.hpp"
#include "sketch/board/ready_ring.hpp"

namespace pawl::sketch {

class board_play final : public check::explore::strategy {
public:
    std::size_t pick(std::size_t depth, const check::explore::candidates& open, std::uint16_t chooser) override;
    bool advance() override { return false; }

private:
    static constexpr int most_cores = 8;
    static constexpr std::uint16_t nobody = 0xffff;

    void begin();
    void note_ready();
    std::size_t interrupt_that_is_due(const check::explore::candidates& open) const;
    std::size_t who_runs(const check::explore::candidates& open);
    bool stays(int core) const;
    bool runs_elsewhere(std::uint16_t task, int core) const;
    std::uint16_t next_of(int core, const check::explore::candidates& open);
    std::size_t let_time_pass(const check::explore::candidates& open);
    void tell_running(int core, std::uint16_t task);
    void tell_handler(std::uint16_t task);

    std::uint64_t execution_ = 0;
    struct core {
        std::uint16_t runs = nobody;
        std::uint64_t slice = 0;  // the tick in which it began to
    };
    core cores_[most_cores];
    int last_core_ = 0;
    std::uint16_t handler_ = nobody;  // the interrupt that runs
    static constexpr std::uint32_t most_priorities = 64;
    ready_ring ready_[most_priorities];
    std::uint64_t occupied_ = 0;                // which of them are not empty
    check::own::vector<std::uint8_t> ring_of_;  // by task: its ring plus one; 0: in none
};

}  // namespace pawl::sketch
