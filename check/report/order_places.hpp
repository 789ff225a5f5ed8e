// The places in the source where memory orders are written: one each, however often a template was instantiated or a function
// was inlined, and in however many programs.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "check/report/symbolizer.hpp"
#include "check/wire/memory_orders.hpp"

namespace pawl::check::report {

struct order_place {
    wire::operation_kind kind = wire::operation_kind::none;
    std::uint8_t order = 0, failure = wire::no_order;
    std::string function;  // as people call it, without arguments of templates
    std::string file;
    int line = 0, column = 0;
    bool library = false;  // of the language, or a dependency

    friend auto operator<=>(const order_place&, const order_place&) = default;
};

/// Where an operation is run that is written at such a place, and how many of the addresses lead there.
struct order_use {
    wire::atomic_use at;
    std::uint32_t depth;
};

/// Uses whose place cannot be told stand under the empty one.
std::map<order_place, std::vector<order_use>> order_places(std::span<const wire::atomic_use> uses, symbolizer& symbols,
                                                           const std::string& executable);

/// "acq_rel" ...
std::string_view order_word(std::uint8_t order);
/// "store", "compare-exchange", "fence" ...
std::string_view atomic_word(wire::operation_kind kind);

}  // namespace pawl::check::report
