// A schedule that need not fit: choices that are not possible when their turn comes are left out, and beyond the end
// everybody goes on as long as possible. For trying whether a part of a schedule is enough.
#pragma once

#include "check/explore/strategy.hpp"

namespace pawl::check::explore {

class tolerant_replay final : public strategy {
public:
    void begin(const wire::choice* schedule, std::size_t length);
    void rewind() { next_ = next_data_ = 0; }
    std::size_t pick(std::size_t depth, const candidates& open, std::uint16_t chooser) override;
    bool advance() override { return false; }

private:
    const wire::choice* schedule_ = nullptr;
    std::size_t length_ = 0;
    std::size_t next_ = 0, next_data_ = 0;  // chosen data is a sequence of its own
};

}  // namespace pawl::check::explore
