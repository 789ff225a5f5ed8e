// Tasks of one priority that are ready, in the order in which FreeRTOS lets them run: a ring and a mark. The next one is
// behind the mark; who becomes ready is put in front of it, so that all others come first. (Kernel V10 and V11.)
#pragma once

#include <cstdint>

namespace pawl::sketch {

class ready_ring {
public:
    void add(std::uint16_t task) {
        if (count_ == most) return;
        for (std::uint32_t i = count_; i > mark_; --i) at_[i] = at_[i - 1];
        at_[mark_] = task;
        ++count_;
        if (count_ > 1) ++mark_;
    }
    void remove(std::uint16_t task) {
        for (std::uint32_t i = 0; i < count_; ++i) {
            if (at_[i] != task) continue;
            for (std::uint32_t j = i + 1; j < count_; ++j) at_[j - 1] = at_[j];
            --count_;
            // The mark goes back to the one before.
            if (i <= mark_) mark_ = mark_ > 0 ? mark_ - 1 : (count_ > 0 ? count_ - 1 : 0);
            return;
        }
    }
    bool has(std::uint16_t task) const {
        for (std::uint32_t i = 0; i < count_; ++i)
            if (at_[i] == task) return true;
        return false;
    }
    std::uint32_t size() const { return count_; }
    std::uint16_t at(std::uint32_t i) const { return at_[i]; }
    /// Moves the mark on, and says who stands there.
    std::uint16_t next() {
        mark_ = (mark_ + 1) % count_;
        return at_[mark_];
    }

private:
    static constexpr std::uint32_t most = 64;
    std::uint16_t at_[most] = {};
    std::uint32_t count_ = 0, mark_ = 0;
};

}  // namespace pawl::sketch
