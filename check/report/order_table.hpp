// What pawl weaken has found out: one row for each order that was made weaker.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check/report/order_places.hpp"
#include "check/report/page.hpp"
#include "check/wire/finding.hpp"

namespace pawl::check::report {

struct order_trial {
    enum class answer {
        needed,        // it goes wrong without
        not_needed,    // by these programs
        inconclusive,  // nothing went wrong, and not all could be followed
        not_tried,     // Ctrl-C came before
    };

    order_place place;
    bool on_failure = false;  // of a compare-exchange: the order that it has then
    std::uint8_t weaker = 0;
    answer result = answer::not_tried;

    // needed
    wire::finding_kind kind = wire::finding_kind::none;
    std::string words;  // "RACE: ..."
    std::string program;
    std::string schedule_name;  // what `pawl replay` takes

    bool complete = false;  // not needed: by every schedule
    std::uint64_t executions = 0;
    std::size_t programs = 0;  // that run it
    std::string reason;        // inconclusive: why

    [[nodiscard]] std::uint8_t order() const { return on_failure ? place.failure : place.order; }
};

struct order_table {
    struct program {
        std::string name;
        bool complete = false;
        std::uint64_t executions = 0;
    };
    std::vector<program> programs;
    std::vector<order_trial> rows;  // by place
    std::size_t relaxed = 0;        // orders that cannot be weaker
    std::size_t of_libraries = 0;   // left out
    std::size_t not_asked_for = 0;  // by --only
    bool unknown_places = false;    // some operations have no line
    bool incomplete = false;        // there were more places than there was room for
    bool interrupted = false;
    double seconds = 0;

    [[nodiscard]] std::size_t count(order_trial::answer result) const;
};

/// "compare-exchange, failing  acquire -> relaxed".
std::string order_words(const order_trial& row);
/// "ring.hpp:88 advance".
std::string order_place_words(const order_place& place);

std::string text_of(const order_table& table, const page& on);
std::string json_of(const order_table& table);

}  // namespace pawl::check::report
