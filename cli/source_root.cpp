#include "cli/source_root.hpp"

namespace pawl::cli {

std::filesystem::path source_root(const std::filesystem::path& from) {
    std::error_code error;
    for (std::filesystem::path folder = from;; folder = folder.parent_path()) {
        if (std::filesystem::exists(folder / ".git", error)) return folder;
        if (!folder.has_relative_path()) return from;
    }
}

}  // namespace pawl::cli
