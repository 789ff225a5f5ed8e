#include "check/report/order_places.hpp"

#include <algorithm>
#include <array>

#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"

namespace pawl::check::report {
namespace {

// Functions that are told the order by whoever calls them.
bool passes_the_order_on(const source_frame& frame, std::string_view executable) {
    constexpr std::array names{"atomic_base.h", "atomic", "stdatomic.h", "atomic.h", "atomic.rs", "cxx_atomic_impl.h",
                               "__atomic"};
    const origin from = origin_of(frame, executable);
    if (from == origin::runtime) return true;
    if (from == origin::own) return false;
    const std::string_view file = frame.file;
    return std::ranges::find(names, file.substr(file.rfind('/') + 1)) != names.end();
}

// Instances of one template are one function.
void name_place(order_place& place, const source_frame& frame, std::string_view executable) {
    place.function = path_of(frame.function).whole();
    place.file = frame.file;
    place.line = frame.line;
    place.column = frame.column;
    place.library = origin_of(frame, executable) != origin::own;
}

}  // namespace

std::map<order_place, std::vector<order_use>> order_places(std::span<const wire::atomic_use> uses, symbolizer& symbols,
                                                           const std::string& executable) {
    std::map<order_place, std::vector<order_use>> places;
    const auto place_of = [&](const wire::atomic_use& use, std::uint32_t& depth) {
        order_place place;
        for (depth = 1; depth <= wire::atomic_use_depth && use.pc[depth - 1] != 0; ++depth)
            for (const source_frame& frame : symbols.frames_at(use.pc[depth - 1])) {
                if (frame.line == 0 || passes_the_order_on(frame, executable)) continue;
                place.kind = use.kind, place.order = use.order, place.failure = use.failure;
                name_place(place, frame, executable);
                return place;
            }
        return place;
    };
    for (const wire::atomic_use& use : uses) {
        std::uint32_t depth = 0;
        std::vector<order_use>& known = places[place_of(use, depth)];
        // Its callers do not matter then.
        const auto same = [&](const order_use& one) {
            return one.depth == depth && std::equal(use.pc, use.pc + std::min(depth, wire::atomic_use_depth), one.at.pc);
        };
        if (std::ranges::none_of(known, same)) known.push_back({use, depth});
    }
    return places;
}

std::string_view order_word(std::uint8_t order) {
    switch (order) {
        case __ATOMIC_RELAXED: return "relaxed";
        case __ATOMIC_CONSUME: return "consume";
        case __ATOMIC_ACQUIRE: return "acquire";
        case __ATOMIC_RELEASE: return "release";
        case __ATOMIC_ACQ_REL: return "acq_rel";
        case __ATOMIC_SEQ_CST: return "seq_cst";
        default: return "unknown";
    }
}

std::string_view atomic_word(wire::operation_kind kind) {
    switch (kind) {
        case wire::operation_kind::load: return "load";
        case wire::operation_kind::store: return "store";
        case wire::operation_kind::exchange: return "exchange";
        case wire::operation_kind::compare_exchange: return "compare-exchange";
        case wire::operation_kind::fetch_modify: return "fetch-modify";
        case wire::operation_kind::fence: return "fence";
        default: return "operation";
    }
}

}  // namespace pawl::check::report
