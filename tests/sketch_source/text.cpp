#include "tests/sketch_source/text.hpp"

#include <algorithm>

#include "sketch/source/prototypes.hpp"
#include "sketch/source/sketch_text.hpp"

namespace pawl::sketch {

std::string prepared_text(const std::string& sketch) {
    const joined_tabs tabs({{"sketch.ino", sketch}});
    return text_of(tabs, outline_of(tabs.text()));
}

std::vector<std::string> prototypes_in(const std::string& sketch) {
    const outline found = outline_of(sketch);
    std::vector<std::string> result;
    for (const prototype& one : prototypes_for(found)) result.push_back(one.of->head.prototype);
    return result;
}

std::size_t line_with(const std::string& prepared, const std::string& words) {
    const std::size_t place = prepared.find(words);
    if (place == std::string::npos) return 0;
    return static_cast<std::size_t>(
               std::count(prepared.begin(), prepared.begin() + static_cast<std::ptrdiff_t>(place), '\n')) +
           1;
}

}  // namespace pawl::sketch
