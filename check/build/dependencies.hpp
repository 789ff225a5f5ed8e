// The files that a build step read, as compilers list them, and a name for their present state.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::check::build {

/// The prerequisites in a makefile rule such as gcc -MD and rustc --emit=dep-info write.
std::vector<std::filesystem::path> prerequisites(std::string_view rule);

/// A record of what one command read when it last ran, kept under the cache.
class dependency_record {
public:
    explicit dependency_record(std::filesystem::path file) : file_(std::move(file)) {}

    /// A name that changes whenever one of the files does; nothing if the command never ran.
    std::optional<std::string> state(std::string_view command) const;

    /// The files as recorded; none if the command never ran.
    std::vector<std::filesystem::path> files() const;

    /// Writes the record anew, into `scratch` first, and returns the state.
    std::string remember(std::string_view command, const std::vector<std::filesystem::path>& files,
                         const std::filesystem::path& scratch) const;

private:
    std::filesystem::path file_;
};

}  // namespace pawl::check::build
