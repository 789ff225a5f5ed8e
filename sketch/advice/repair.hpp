// What to change in a sketch, by the verdict on it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "check/report/task_words.hpp"
#include "check/report/verdict.hpp"
#include "sketch/advice/text_file.hpp"

namespace pawl::sketch {

struct repair {
    std::string words;                                  // what to do, for a person
    std::map<std::filesystem::path, text_lines> files;  // as they should be; empty: only a person can do it
    std::string why_not;                                // then: why
};

/// Words and, where that is possible, the changed sources. `sources`: the sketch's own files.
repair repair_for(const check::report::verdict& verdict, check::report::task_words& names,
                  const std::vector<std::filesystem::path>& sources);

}  // namespace pawl::sketch
