// What a compiler or linker said, in the words of whoever wrote the sketch.
#pragma once

#include <filesystem>
#include <string>

namespace pawl::sketch {

/// Where a header is missing, one sentence instead, which names those that there are in `include`; `what` is "sketch" or
/// "program". Otherwise the message, without the names of objects in `cache`.
std::string explained(const std::string& message, const std::string& what, const std::filesystem::path& include,
                      const std::filesystem::path& cache);

}  // namespace pawl::sketch
