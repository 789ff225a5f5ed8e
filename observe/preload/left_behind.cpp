#include "observe/preload/left_behind.hpp"

#include <pthread.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "observe/preload/messenger.hpp"

namespace pawl::observe::preload {
namespace {

// The thread may have left an object behind that is gone: read through the kernel. What cannot be read is not told.
bool is_plain_mutex_of(const void* object, std::uint32_t thread) noexcept {
    pthread_mutex_t copy;
    const iovec to{&copy, sizeof copy};
    const iovec from{const_cast<void*>(object), sizeof copy};
    if (syscall(SYS_process_vm_readv, syscall(SYS_getpid), &to, 1, &from, 1, 0) != sizeof copy) return false;
    constexpr int robust = 16;
    return static_cast<std::uint32_t>(copy.__data.__owner) == thread && (copy.__data.__kind & robust) == 0;
}

}  // namespace

void tell_what_is_left_behind(thread_record& ending) noexcept {
    if (!options.ready || ending.busy) return;
    for (std::size_t i = 0; i < ending.holds.count(); ++i) {
        const held_lock& held = ending.holds[i];
        const void* const object = held.object.load(std::memory_order_relaxed);
        if (!object || !is_plain_mutex_of(object, number_of(ending))) continue;
        ending.busy = true;
        telling report;
        wire::message& message = report.facts();
        message.kind = wire::message_kind::owner_ended;
        message.left.thread = number_of(ending);
        prctl(PR_GET_NAME, message.left.name.text);
        message.left.object = reinterpret_cast<std::uint64_t>(object);
        message.left.taken_at = held.taken_at();
        report.send(true);
        ending.busy = false;
    }
}

}  // namespace pawl::observe::preload
