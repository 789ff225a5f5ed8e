#include "check/supervise/session_block.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace pawl::check::supervise {

std::expected<session_block, std::string> session_block::create() {
    const auto failed = [](const char* what) {
        return std::unexpected(std::string("cannot set up the memory shared with the program: ") + what + ": " +
                               std::strerror(errno));
    };
    const int descriptor = memfd_create("pawl-session", MFD_CLOEXEC);
    if (descriptor < 0) return failed("memfd_create");
    // Most of it is never touched: a sparse file costs what is used.
    if (ftruncate(descriptor, sizeof(wire::session)) != 0) {
        close(descriptor);
        return failed("ftruncate");
    }
    void* const place = mmap(nullptr, sizeof(wire::session), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (place == MAP_FAILED) {
        close(descriptor);
        return failed("mmap");
    }
    // Without initialisation: the file is zero already, and writing all of it would make it real.
    auto* session = static_cast<wire::session*>(place);
    session->magic = wire::session_magic;
    session->version = wire::session_version;
    session->supervised = true;
    session->pool_size = 8;
    return session_block(session, descriptor);
}

session_block::session_block(session_block&& other) noexcept
    : session_(std::exchange(other.session_, nullptr)), descriptor_(std::exchange(other.descriptor_, -1)) {}

session_block::~session_block() {
    if (session_ != nullptr) munmap(session_, sizeof(wire::session));
    if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace pawl::check::supervise
