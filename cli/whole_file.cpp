#include "cli/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace pawl::cli {
namespace {

std::string error_text() { return std::strerror(errno); }

std::string write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return error_text();
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

std::string close_after(int descriptor, std::string failure) {
    if (close(descriptor) != 0 && failure.empty()) failure = error_text();
    return failure;
}

std::string write_in_place(const std::string& name, std::string_view text) {
    const int descriptor = open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) return error_text();
    return close_after(descriptor, write_all(descriptor, text));
}

mode_t usual_mode() {
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

}  // namespace

std::string write_whole_file(const std::string& name, std::string_view text) {
    struct stat known {};
    const bool existed = stat(name.c_str(), &known) == 0;
    if (existed && !S_ISREG(known.st_mode)) return write_in_place(name, text);
    // Where the name is a link, what it leads to is replaced, and not the link.
    std::error_code error;
    const std::filesystem::path target =
        existed ? std::filesystem::canonical(name, error) : std::filesystem::path(name);
    std::string beside = (error ? name : target.string()) + ".XXXXXX";
    const int descriptor = mkostemp(beside.data(), O_CLOEXEC);
    // A folder without permission to add files may hold one that may be changed.
    if (descriptor < 0) return existed ? write_in_place(name, text) : error_text();
    std::string failure = write_all(descriptor, text);
    if (failure.empty() && fchmod(descriptor, existed ? known.st_mode & 07777 : usual_mode()) != 0)
        failure = error_text();
    failure = close_after(descriptor, std::move(failure));
    if (failure.empty() && rename(beside.c_str(), target.c_str()) != 0) failure = error_text();
    if (!failure.empty()) unlink(beside.c_str());
    return failure;
}

std::expected<std::string, std::string> read_whole_file(const std::string& name) {
    const int descriptor = open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return std::unexpected(error_text());
    std::string text, failure;
    char some[4096];
    for (;;) {
        const ssize_t got = read(descriptor, some, sizeof some);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) failure = error_text();
        if (got <= 0) break;
        text.append(some, static_cast<std::size_t>(got));
    }
    failure = close_after(descriptor, std::move(failure));
    if (!failure.empty()) return std::unexpected(failure);
    return text;
}

std::string not_writable(const std::string& name) {
    const bool existed = access(name.c_str(), F_OK) == 0;
    const int descriptor = open(name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return error_text();
    close(descriptor);
    if (!existed) unlink(name.c_str());
    return {};
}

}  // namespace pawl::cli
