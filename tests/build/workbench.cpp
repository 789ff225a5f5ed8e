#include "tests/build/workbench.hpp"

#include <cstdlib>
#include <fstream>

#include "check/build/place.hpp"

namespace pawl::check::build {

namespace fs = std::filesystem;

workbench::workbench() {
    std::string name = fs::temp_directory_path() / "pawl-build-XXXXXX";
    folder_ = mkdtemp(name.data());
}

workbench::~workbench() { fs::remove_all(folder_); }

fs::path workbench::file(const std::string& name, const std::string& text) const {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path;
}

outcome workbench::run(std::vector<std::string> words, std::vector<std::string> environment) const {
    return build::run({std::move(words), std::move(environment), folder_});
}

outcome workbench::pawl(std::vector<std::string> words, std::vector<std::string> environment) const {
    words.insert(words.begin(), this_command().string());
    return run(std::move(words), std::move(environment));
}

std::expected<program, build_error> workbench::build(const std::vector<fs::path>& files,
                                                     const std::vector<std::string>& compile_flags,
                                                     const std::vector<std::string>& link_flags) const {
    const char* before = std::getenv("PAWL_CACHE");
    const std::string kept = before == nullptr ? "" : before;
    setenv("PAWL_CACHE", cache().c_str(), 1);
    auto result = build_program({files, compile_flags, link_flags});
    setenv("PAWL_CACHE", kept.c_str(), 1);
    return result;
}

}  // namespace pawl::check::build
