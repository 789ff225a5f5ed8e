#include "check/explore/sampling.hpp"

namespace pawl::check::explore {

void sampling::begin(const wire::order& order) {
    kind_ = order.sampler;
    first_ = order.first_sample < 1 ? 1 : order.first_sample;
    depth_ = order.sample_depth < 1 ? 1 : order.sample_depth;
    walk_.begin(order.seed);
    pct_.begin(order.seed, depth_, order.sample_steps);
    partial_order_.begin(order.seed);
    selective_.begin(order.seed);
    const bool counts_first = kind_ == wire::sampler_kind::surw || kind_ == wire::sampler_kind::portfolio;
    if (!counts_first) return go_to(first_);
    number_ = 0;
    now_ = &selective_;
}

bool sampling::advance() {
    go_to(next_number());
    return true;
}

void sampling::go_to(std::uint64_t number) {
    number_ = number;
    const std::uint64_t drawn = scrambled(number);
    wire::sampler_kind kind = kind_;
    std::uint32_t depth = depth_;
    if (kind == wire::sampler_kind::portfolio) {
        // Those that look at what is shared come up twice as often: they find most with many tasks.
        constexpr wire::sampler_kind all[] = {wire::sampler_kind::random_walk, wire::sampler_kind::pct,
                                              wire::sampler_kind::pos,         wire::sampler_kind::surw,
                                              wire::sampler_kind::pos,         wire::sampler_kind::surw};
        kind = all[drawn % 6];
        // Most bugs are shallow: smaller depths as well.
        if (depth > 2) depth = 2 + static_cast<std::uint32_t>((drawn >> 8) % (depth - 1));
    }
    switch (kind) {
        case wire::sampler_kind::pct:
            pct_.go_to(number, depth);
            now_ = &pct_;
            break;
        case wire::sampler_kind::pos:
            partial_order_.go_to(number);
            now_ = &partial_order_;
            break;
        case wire::sampler_kind::surw:
            selective_.go_to(number);
            now_ = &selective_;
            break;
        default:
            walk_.go_to(number);
            now_ = &walk_;
            break;
    }
}

}  // namespace pawl::check::explore
