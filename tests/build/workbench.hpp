// A folder with files for one test, removed with it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "check/build/child.hpp"
#include "check/build/program.hpp"

namespace pawl::check::build {

class workbench {
public:
    workbench();
    ~workbench();
    workbench(const workbench&) = delete;
    workbench& operator=(const workbench&) = delete;

    /// Writes a file and returns its path.
    std::filesystem::path file(const std::string& name, const std::string& text) const;
    std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }
    const std::filesystem::path& folder() const { return folder_; }

    /// Runs a command in the folder.
    outcome run(std::vector<std::string> words, std::vector<std::string> environment = {}) const;
    /// Runs a verb of the command under test in the folder.
    outcome pawl(std::vector<std::string> words, std::vector<std::string> environment = {}) const;

    /// Builds with a cache of this folder's own.
    std::expected<program, build_error> build(const std::vector<std::filesystem::path>& files,
                                              const std::vector<std::string>& compile_flags = {},
                                              const std::vector<std::string>& link_flags = {}) const;

    std::filesystem::path cache() const { return folder_ / "cache"; }

private:
    std::filesystem::path folder_;
};

}  // namespace pawl::check::build
