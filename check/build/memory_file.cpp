#include "check/build/memory_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

namespace pawl::check::build {

std::string memory_file(std::string_view bytes) {
    const int file = memfd_create("pawl-note", 0);
    while (!bytes.empty()) {
        const ssize_t count = write(file, bytes.data(), bytes.size());
        if (count <= 0) return {};
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return "/proc/self/fd/" + std::to_string(file);
}

}  // namespace pawl::check::build
