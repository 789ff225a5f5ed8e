// Text that fits a page: width, colour, wrapping.
#pragma once

#include <string>
#include <string_view>

namespace pawl::check::report {

struct page {
    std::size_t width = 118;
    bool colour = false;   // never the only carrier of a meaning
    bool verbose = false;  // more than a screen

    std::string bold(std::string_view text) const;
    std::string red(std::string_view text) const;
    std::string green(std::string_view text) const;
    std::string yellow(std::string_view text) const;
    std::string faint(std::string_view text) const;
};

/// For a stream that may be a terminal. NO_COLOR (https://no-color.org) is honoured.
page page_for(int descriptor, bool verbose);

/// Broken at blanks; every line after the first is indented by `indent`.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

/// Columns that a terminal needs for it: UTF-8 sequences count once.
std::size_t columns_of(std::string_view text);
std::string padded(std::string text, std::size_t columns);
/// Cut with an ellipsis if it is longer.
std::string fitted(const std::string& text, std::size_t columns);

}  // namespace pawl::check::report
