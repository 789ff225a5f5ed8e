// Streams on simulated descriptors: libc would ask the kernel, which knows nothing of what was written there.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "check/intercept/descriptors.hpp"
#include "check/intercept/execution_table.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/libc_function.hpp"
#include "check/intercept/restart.hpp"

namespace pawl::check::intercept {
namespace {

libc_function<FILE*(int, const char*)> libc_fdopen{"fdopen"};
libc_function<int(FILE*)> libc_fileno{"fileno"};
__attribute__((constructor)) void find_libc_functions() {
    libc_fdopen.find();
    libc_fileno.find();
}

struct stream_of {
    FILE* stream;
    int descriptor;
};
execution_table<stream_of> streams;

int number_in(void* cookie) { return static_cast<int>(reinterpret_cast<long>(cookie)); }

ssize_t read_stream(void* cookie, char* to, std::size_t size) { return read(number_in(cookie), to, size); }
// 0 means failure here.
ssize_t write_stream(void* cookie, const char* from, std::size_t size) {
    const ssize_t done = write(number_in(cookie), from, size);
    return done < 0 ? 0 : done;
}
int close_stream(void* cookie) {
    auto& all = streams.now();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].descriptor != number_in(cookie)) continue;
        all[i] = all.back();
        all.pop_back();
        break;
    }
    return close(number_in(cookie));
}

}  // namespace

void forget_descriptor_streams() { streams.restart(); }

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT FILE* fdopen(int descriptor, const char* mode) {
    if (!simulated(descriptor)) return libc_fdopen(descriptor, mode);
    const cookie_io_functions_t calls{read_stream, write_stream, nullptr, close_stream};
    FILE* stream = fopencookie(reinterpret_cast<void*>(static_cast<long>(descriptor)), mode, calls);
    if (stream) streams.now().push_back({stream, descriptor});
    return stream;
}
PAWL_EXPORT int fileno(FILE* stream) {
    for (const stream_of& one : streams.now())
        if (one.stream == stream) return one.descriptor;
    return libc_fileno(stream);
}
