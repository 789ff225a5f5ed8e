// What a program for a board is compiled from: a sketch's text, and what starts the board.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "check/build/cache.hpp"
#include "check/build/objects.hpp"
#include "check/build/program.hpp"

namespace pawl::check::build {

struct sketch_parts {
    std::string name;             // of the program; empty: as the first file's
    std::vector<source> sources;  // with the flags that each needs
    std::string board;            // empty: a program without one, its sources as they were
    std::filesystem::path include;
};

/// The sources, those of the sketches, and what both need. A sketch's text is written to the cache under a name of its
/// contents: equal tabs are compiled once.
std::expected<sketch_parts, build_error> with_board(const std::vector<source>& sources,
                                                    const std::vector<std::filesystem::path>& sketches,
                                                    const std::vector<std::string>& flags,
                                                    const std::filesystem::path& cache, const workshop& scratch);

/// A compiler's message about them: a library that is not simulated is named as such.
build_error explained(const build_error& error, const sketch_parts& parts, const std::filesystem::path& cache);

}  // namespace pawl::check::build
