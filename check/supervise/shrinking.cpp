#include "check/supervise/shrinking.hpp"

#include <algorithm>

namespace pawl::check::supervise {
namespace {

/// What one task does without another in between; time-outs, interrupts and chosen data stand alone.
struct segment {
    std::size_t from, to;
};

std::vector<segment> segments_of(const schedule& what) {
    std::vector<segment> result;
    for (std::size_t i = 0; i < what.size(); ++i) {
        const bool goes_on =
            !result.empty() && what[i] == what[result.back().from] && what[i].kind == wire::choice_kind::task;
        if (goes_on)
            result.back().to = i + 1;
        else
            result.push_back({i, i + 1});
    }
    return result;
}

schedule without(const schedule& what, std::size_t from, std::size_t to) {
    schedule result(what.begin(), what.begin() + static_cast<std::ptrdiff_t>(from));
    result.insert(result.end(), what.begin() + static_cast<std::ptrdiff_t>(to), what.end());
    return result;
}

constexpr std::size_t longest_stretch = 512;

// At each of these places whoever ran there gets so many steps more; those that are not possible will be left out.
schedule prolonged(const schedule& what, const std::vector<std::size_t>& places, std::size_t longer) {
    schedule result;
    wire::choice running{0, wire::choice_kind::task, 0};
    auto next = places.begin();
    for (std::size_t i = 0; i < what.size(); ++i) {
        if (next != places.end() && *next == i) {
            result.insert(result.end(), longer, running);
            ++next;
        }
        result.push_back(what[i]);
        if (what[i].kind == wire::choice_kind::task) running = what[i];
    }
    return result;
}

// Segment `later`, moved to stand directly behind `earlier`, or the other way round.
schedule drawn(const schedule& what, const segment& earlier, const segment& later, bool up) {
    const auto at = [&](std::size_t i) { return what.begin() + static_cast<std::ptrdiff_t>(i); };
    schedule result(what.begin(), at(up ? earlier.to : earlier.from));
    if (up) result.insert(result.end(), at(later.from), at(later.to));
    result.insert(result.end(), at(earlier.to), at(later.from));
    if (!up) result.insert(result.end(), at(earlier.from), at(earlier.to));
    result.insert(result.end(), at(up ? later.to : later.from), what.end());
    return result;
}

constexpr std::size_t most_moved = 64;  // segments: their pairs are tried

schedule brought_forward(const schedule& what, const segment& earlier, const segment& later) {
    const auto at = [&](std::size_t i) { return what.begin() + static_cast<std::ptrdiff_t>(i); };
    schedule result(what.begin(), at(earlier.from));
    result.insert(result.end(), at(later.from), at(later.to));
    result.insert(result.end(), at(earlier.from), at(later.from));
    result.insert(result.end(), at(later.to), what.end());
    return result;
}

}  // namespace

cost_of_schedule cost_of(const schedule& what) {
    cost_of_schedule cost{0, segments_of(what).size(), what.size()};
    for (const wire::choice& one : what) cost.preemptions += one.preempts;
    return cost;
}

bool shrinking::better(const schedule& candidate) {
    if (over_()) return false;
    auto came = attempt_(candidate);
    if (!came || cost_of(*came) >= cost_of(best_)) return false;
    best_ = std::move(*came);
    return true;
}

// Those who are interrupted go on for as long as they can, and the rest of the schedule happens after that.
bool shrinking::let_them_go_on() {
    const auto interrupted = [&] {
        std::vector<std::size_t> result;
        for (std::size_t i = 1; i < best_.size(); ++i)
            if (best_[i].preempts != 0 && best_[i].kind != wire::choice_kind::data) result.push_back(i);
        return result;
    };
    bool any = false;
    auto places = interrupted();
    for (std::size_t chunk = places.size(); chunk > 0 && !over_(); chunk = chunk == 1 ? 0 : (chunk + 1) / 2) {
        for (std::size_t i = 0; i < places.size() && !over_();) {
            const std::size_t last = std::min(i + chunk, places.size());
            bool took = false;
            for (std::size_t longer = 8; longer <= longest_stretch && !took && !over_(); longer *= 8)
                took = better(prolonged(best_,
                                        {places.begin() + static_cast<std::ptrdiff_t>(i),
                                         places.begin() + static_cast<std::ptrdiff_t>(last)},
                                        longer));
            any = any || took;
            if (took)
                places = interrupted();
            else
                i += chunk;
        }
    }
    return any;
}

bool shrinking::leave_out_segments() {
    bool any = false;
    std::size_t chunk = std::max<std::size_t>(segments_of(best_).size() / 2, 1);
    for (;;) {
        auto segments = segments_of(best_);
        for (std::size_t i = 0; i < segments.size() && !over_();) {
            const std::size_t last = std::min(i + chunk, segments.size()) - 1;
            if (better(without(best_, segments[i].from, segments[last].to))) {
                any = true;
                segments = segments_of(best_);
            } else {
                i += chunk;
            }
        }
        if (chunk == 1 || over_()) return any;
        chunk = (chunk + 1) / 2;
    }
}

bool shrinking::draw_together() {
    bool any = false;
    auto segments = segments_of(best_);
    for (std::size_t i = 0; i < segments.size() && !over_(); ++i) {
        if (best_[segments[i].from].kind != wire::choice_kind::task) continue;
        std::size_t j = i + 2;
        while (j < segments.size() && !(best_[segments[j].from] == best_[segments[i].from])) ++j;
        if (j >= segments.size()) continue;
        if (!better(drawn(best_, segments[i], segments[j], true)) &&
            !better(drawn(best_, segments[i], segments[j], false)))
            continue;
        any = true;
        segments = segments_of(best_);
        i = static_cast<std::size_t>(-1);  // from the beginning: it is another schedule now
    }
    return any;
}

// Something later comes earlier: who begins decides who is interrupted.
bool shrinking::change_places() {
    bool any = false;
    auto segments = segments_of(best_);
    for (std::size_t later = 1; later < segments.size() && later < most_moved && !over_(); ++later)
        for (std::size_t earlier = 0; earlier < later && later < segments.size() && !over_(); ++earlier) {
            if (!better(brought_forward(best_, segments[earlier], segments[later]))) continue;
            any = true;
            segments = segments_of(best_);
        }
    return any;
}

bool shrinking::cut_the_end() {
    bool any = false;
    for (std::size_t cut = best_.size() / 2; cut > 0 && !over_(); cut /= 2)
        while (cut < best_.size() && better({best_.begin(), best_.end() - static_cast<std::ptrdiff_t>(cut)}))
            any = true;
    return any;
}

bool shrinking::plain_data() {
    bool any = false;
    for (std::size_t i = 0; i < best_.size() && !over_(); ++i) {
        if (best_[i].kind != wire::choice_kind::data || best_[i].value == 0) continue;
        schedule candidate = best_;
        candidate[i].value = 0;
        any = better(candidate) || any;
    }
    return any;
}

schedule shrinking::simplest(schedule failing) {
    best_ = std::move(failing);
    bool any = true;
    while (any && !over_()) {
        any = cut_the_end();
        any = let_them_go_on() || any;
        any = leave_out_segments() || any;
        any = draw_together() || any;
        any = change_places() || any;
        any = plain_data() || any;
    }
    return best_;
}

}  // namespace pawl::check::supervise
