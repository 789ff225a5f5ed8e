#include "check/explore/tolerant_replay.hpp"

namespace pawl::check::explore {

void tolerant_replay::begin(const wire::choice* schedule, std::size_t length) {
    schedule_ = schedule;
    length_ = length;
    rewind();
}

std::size_t tolerant_replay::pick(std::size_t, const candidates& open, std::uint16_t) {
    if (open.at[0].kind == wire::choice_kind::data) {
        while (next_data_ < length_ && schedule_[next_data_].kind != wire::choice_kind::data) ++next_data_;
        const std::size_t wanted = next_data_ < length_ ? schedule_[next_data_++].value : 0;
        return wanted < open.count ? wanted : 0;
    }
    for (; next_ < length_; ++next_) {
        if (schedule_[next_].kind == wire::choice_kind::data) continue;
        for (std::size_t i = 0; i < open.count; ++i) {
            if (!(open.at[i] == schedule_[next_])) continue;
            ++next_;
            return i;
        }
    }
    return 0;
}

}  // namespace pawl::check::explore
