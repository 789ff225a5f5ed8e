#include "check/build/cache.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

std::unexpected<build_error> no_room(const fs::path& path, const std::string& reason) {
    return std::unexpected(build_error{"pawl: cannot write " + path.string() + ": " + reason +
                                       "; make room, or set PAWL_CACHE to another folder"});
}

// Left by processes that were killed outright. The name begins with the process's number.
void remove_abandoned(const fs::path& folder) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
        const int process = std::atoi(entry.path().filename().c_str());
        if (process > 0 && kill(process, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), ignored);
    }
}

}  // namespace

std::expected<workshop, build_error> workshop::open(const fs::path& cache) {
    const fs::path parent = cache / "work";
    std::error_code failed;
    fs::create_directories(parent, failed);
    if (failed) return no_room(parent, failed.message());
    remove_abandoned(parent);
    std::string name = parent / (std::to_string(getpid()) + "-XXXXXX");
    if (mkdtemp(name.data()) == nullptr) return no_room(parent, std::strerror(errno));
    return workshop(name);
}

workshop::~workshop() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

workshop::workshop(workshop&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}

std::expected<void, build_error> keep(const fs::path& made, const fs::path& final_name) {
    std::error_code failed;
    fs::create_directories(final_name.parent_path(), failed);
    if (!failed) fs::rename(made, final_name, failed);
    if (!failed || failed == std::errc::directory_not_empty || failed == std::errc::file_exists) return {};
    return no_room(final_name, failed.message());
}

std::expected<file_lock, build_error> file_lock::take(const fs::path& file) {
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (opened < 0) return no_room(file, std::strerror(errno));
    while (flock(opened, LOCK_EX) != 0) {
        if (errno == EINTR) continue;
        close(opened);
        return no_room(file, std::strerror(errno));
    }
    return file_lock(opened);
}

file_lock::~file_lock() {
    if (file_ >= 0) close(file_);
}

file_lock::file_lock(file_lock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

}  // namespace pawl::check::build
