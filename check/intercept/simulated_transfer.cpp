#include "check/intercept/simulated_transfer.hpp"

#include <errno.h>

#include <cstring>

#include "check/descriptors/program_memory.hpp"
#include "check/intercept/cancellation.hpp"
#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/signals.hpp"

PAWL_EXPORT void __tsan_read_range(void* at, std::size_t size);
PAWL_EXPORT void __tsan_write_range(void* at, std::size_t size);

namespace pawl::check::intercept {
namespace {

long with_cancellation(long result) {
    if (result == -EINTR) act_on_cancellation();
    return with_errno(result);
}

}  // namespace

long receive_simulated(int descriptor, const iovec* parts, std::uint64_t count, int flags,
                       descriptors::received_from* from, const std::uint64_t* frame) {
    act_on_cancellation();
    const long result = descriptors::receive(descriptor, parts, count, flags, from, frame);
    if (result > 0)
        descriptors::each_part(parts, count, 0, static_cast<std::uint64_t>(result),
                               [](char* to, std::uint64_t size) { __tsan_write_range(to, size); });
    return with_cancellation(result);
}

long send_simulated(int descriptor, const iovec* parts, std::uint64_t count, int flags,
                    const descriptors::socket_address* to, const std::uint64_t* frame) {
    act_on_cancellation();
    descriptors::each_part(parts, count, 0, descriptors::total(parts, count),
                           [](char* from, std::uint64_t size) { __tsan_read_range(from, size); });
    const long result = descriptors::transmit(descriptor, parts, count, flags, to, frame);
    if (result == -EPIPE && !(flags & MSG_NOSIGNAL)) send_broken_pipe();
    return with_cancellation(result);
}

descriptors::socket_address address_from(const sockaddr* address, socklen_t length) {
    descriptors::socket_address made{};
    made.length = length < sizeof made.room ? length : static_cast<socklen_t>(sizeof made.room);
    std::memcpy(&made.room, address, made.length);
    return made;
}

void give_address(const descriptors::socket_address& from, sockaddr* to, socklen_t* length) {
    if (!to || !length) return;
    descriptors::write_to_program(to, &from.room, *length < from.length ? *length : from.length);
    descriptors::write_to_program(length, &from.length, sizeof *length);
}

}  // namespace pawl::check::intercept
