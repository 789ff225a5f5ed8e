// Tasks of one priority that are ready, in the order in which FreeRTOS lets them run: a ring that also has an end, and a
// mark. The next one is behind the mark, the end is passed over; who becomes ready is put in front of the mark, so that
// all others come first. (Kernel V10 and V11.)
#pragma once

#include <cstdint>

namespace pawl::sketch {

class ready_ring {
public:
    void clear() { count_ = 0, mark_ = at_end; }
    void add(std::uint16_t task) {
        if (count_ == most) return;
        // In front of the end is behind all others.
        const std::uint32_t place = mark_ == at_end ? count_ : mark_ - 1;
        for (std::uint32_t i = count_; i > place; --i) at_[i] = at_[i - 1];
        at_[place] = task;
        ++count_;
        if (mark_ != at_end) ++mark_;
    }
    void remove(std::uint16_t task) {
        for (std::uint32_t i = 0; i < count_; ++i) {
            if (at_[i] != task) continue;
            for (std::uint32_t j = i + 1; j < count_; ++j) at_[j - 1] = at_[j];
            --count_;
            // Where it was the marked one, the mark goes back to the one before.
            if (i + 1 <= mark_) --mark_;
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
        mark_ = mark_ >= count_ ? 1 : mark_ + 1;
        return at_[mark_ - 1];
    }

private:
    static constexpr std::uint32_t most = 4096, at_end = 0;
    std::uint16_t at_[most];                   // as many as there can be tasks; what is not used takes no memory
    std::uint32_t count_ = 0, mark_ = at_end;  // 0: the end; else the mark_-th
};

}  // namespace pawl::sketch
