// The command line once more: as a shell takes it, and without what says how long, by how many and where to.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/check_options.hpp"

namespace pawl::cli {

/// A word as a shell takes it.
std::string as_typed(const std::string& word);

/// The options that say what is explored, as text: equal for checks that explore the same.
std::string exploring_words(const check_options& options, int argc, char** argv);

/// For another call with the same options, the files and the program's arguments among them: without what names a shard, and
/// without what is written.
std::vector<std::string> words_of_shard(int argc, char** argv);

/// The options alone, for a program that is built already, and for another time.
std::vector<std::string> words_for_built(const check_options& options, int argc, char** argv);

}  // namespace pawl::cli
