// The cache folder's inside. Whatever stands there under its final name is whole: it was written elsewhere and renamed.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "check/build/program.hpp"

namespace pawl::check::build {

/// A folder of this process's own inside the cache; gone, with all that was left in it, at the end of its life.
class workshop {
public:
    static std::expected<workshop, build_error> open(const std::filesystem::path& cache);
    ~workshop();
    workshop(workshop&& other) noexcept;
    workshop& operator=(workshop&&) = delete;

    std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }
    const std::filesystem::path& folder() const { return folder_; }

private:
    explicit workshop(std::filesystem::path folder) : folder_(std::move(folder)) {}
    std::filesystem::path folder_;
};

/// Moves a file or folder made in a workshop to its final name. Where somebody else was faster, theirs stays.
std::expected<void, build_error> keep(const std::filesystem::path& made, const std::filesystem::path& final_name);

/// Held by one process at a time, others wait. Ends with the process, however that ends.
class file_lock {
public:
    static std::expected<file_lock, build_error> take(const std::filesystem::path& file);
    ~file_lock();
    file_lock(file_lock&& other) noexcept;
    file_lock& operator=(file_lock&&) = delete;

private:
    explicit file_lock(int file) : file_(file) {}
    int file_;
};

}  // namespace pawl::check::build
