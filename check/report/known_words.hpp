// What a baseline accepts, and what it lists for nothing, in words.
#pragma once

#include <string>
#include <vector>

#include "check/report/paragraph.hpp"
#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// The finding as a verdict of its own.
verdict alone(const known_finding& one, const verdict& whole);

/// Of the finding itself: as if it were the verdict, without its schedule.
explanation explain_known(const known_finding& one, const verdict& whole, symbolizer& symbols);

/// Errors and warnings that a baseline accepts.
std::size_t known_count(const verdict& whole);

/// "nothing wrong", "nothing new, 2 known findings".
std::string all_is_well_words(const verdict& whole);

struct known_line {
    std::string word;  // KNOWN, FIXED?
    std::string text;
};

/// A line for each known finding, and for each that is listed and was not met.
std::vector<known_line> known_lines(const verdict& whole, symbolizer& symbols);

}  // namespace pawl::check::report
