// The tabs as one text, and the place in a tab of each offset of it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sketch/source/tab.hpp"

namespace pawl::sketch {

class joined_tabs {
public:
    explicit joined_tabs(std::vector<tab> tabs);

    const std::string& text() const { return text_; }
    /// The offsets at which tabs begin.
    const std::vector<std::size_t>& beginnings() const { return beginnings_; }
    /// A line of its own: what follows it is the line of `offset`.
    std::string line_mark(std::size_t offset) const;
    /// What stands before it on its line, as blanks: so that columns stay true.
    std::string indentation(std::size_t offset) const;

private:
    std::vector<tab> tabs_;
    std::vector<std::size_t> beginnings_;
    std::string text_;
};

}  // namespace pawl::sketch
