// A timeline's facts in words: what is waited for, and what the picture leaves out.
#pragma once

#include <string>
#include <vector>

#include "check/report/task_words.hpp"
#include "sketch/told/timeline.hpp"

namespace pawl::sketch {

/// "waits for mutex xMutex, which Task1 has".
std::string wait_words(const awaited& what, const timeline& of, check::report::task_words& names);

/// A sentence for each thing that is not there in full. None: all is.
std::vector<std::string> left_out_words(const timeline& of);

}  // namespace pawl::sketch
