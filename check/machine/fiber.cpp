#include "check/machine/fiber.hpp"

#include <dlfcn.h>
#include <immintrin.h>
#include <link.h>
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cstring>

#include "check/own/kernel.hpp"
#include "check/own/vector.hpp"

extern "C" void pawl_fiber_start();

namespace pawl::check::machine {
namespace {

own::vector<stack_slot> slots;
constexpr std::size_t red_zone_and_frames = 4096;  // what the parked thread itself uses, with room to spare

struct birth {
    std::uint64_t thread_base = 0;
    char* top = nullptr;
    std::atomic<std::uint32_t> parked{0};
};

void* park(void* argument) {
    auto* me = static_cast<birth*>(argument);
    char here;
    me->thread_base = _readfsbase_u64();
    me->top =
        reinterpret_cast<char*>((reinterpret_cast<std::uintptr_t>(&here) - red_zone_and_frames) & ~std::uintptr_t{15});
    me->parked.store(1, std::memory_order_release);
    own::kernel::futex_wake(me->parked);  // the word itself may be gone by now: then nobody is woken
    // From here on the thread sleeps in the kernel; only its stack below `top` and its storage are used, by fibers.
    for (;;) pause();
}

int measure_tls(dl_phdr_info* object, std::size_t, void* result) {
    if (object->dlpi_tls_data) {
        const std::uint64_t distance = _readfsbase_u64() - reinterpret_cast<std::uint64_t>(object->dlpi_tls_data);
        auto* most = static_cast<std::uint64_t*>(result);
        // Storage further away belongs to a dynamically loaded object and is not static.
        if (distance < (std::uint64_t{1} << 24) && distance > *most) *most = distance;
    }
    return 0;
}

}  // namespace

void* prepare_fiber(char* top, void (*entry)()) {
    auto** frame = reinterpret_cast<void**>(top);
    *--frame = nullptr;  // two words: the stack is aligned where pawl_fiber_start calls
    *--frame = nullptr;
    *--frame = reinterpret_cast<void*>(&pawl_fiber_start);
    *--frame = nullptr;                         // rbp
    *--frame = nullptr;                         // rbx
    *--frame = reinterpret_cast<void*>(entry);  // r12
    *--frame = nullptr;                         // r13
    *--frame = nullptr;                         // r14
    *--frame = nullptr;                         // r15
    return frame;
}

std::uint64_t static_tls_size() {
    static std::uint64_t size = 0;
    if (size == 0) {
        dl_iterate_phdr(measure_tls, &size);
        size = (size + 63) & ~std::uint64_t{63};
    }
    return size;
}

bool park_threads(unsigned count) {
    using create_function = int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
    using attribute_function = int (*)(pthread_attr_t*);
    using size_function = int (*)(pthread_attr_t*, std::size_t);
    auto real = reinterpret_cast<create_function>(dlsym(RTLD_NEXT, "pthread_create"));
    auto init = reinterpret_cast<attribute_function>(dlsym(RTLD_NEXT, "pthread_attr_init"));
    auto set_size = reinterpret_cast<size_function>(dlsym(RTLD_NEXT, "pthread_attr_setstacksize"));
    // Few tasks get the stack that Linux gives; thousands share the address space.
    const std::size_t stack = slots.size() + count <= 64 ? std::size_t{8} << 20 : std::size_t{1} << 20;
    for (unsigned i = 0; i < count; ++i) {
        pthread_attr_t attributes;
        init(&attributes);
        set_size(&attributes, stack);
        birth one;
        pthread_t ignored;
        if (real(&ignored, &attributes, park, &one) != 0) return false;
        while (one.parked.load(std::memory_order_acquire) == 0) own::kernel::futex_wait(one.parked, 0);
        slots.push_back({one.thread_base, one.top, one.top - stack + 3 * red_zone_and_frames, nullptr});
    }
    return true;
}

unsigned parked_threads() { return static_cast<unsigned>(slots.size()); }
stack_slot& parked_thread(unsigned index) { return slots[index]; }

void remember_thread_storage() {
    const std::uint64_t size = static_tls_size();
    if (slots.empty() || size == 0) return;
    auto* images = static_cast<char*>(
        mmap(nullptr, size * slots.size(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    for (auto& slot : slots) {
        slot.tls_image = images;
        std::memcpy(images, reinterpret_cast<char*>(slot.thread_base) - size, size);
        images += size;
    }
}

void restore_thread_storage(const stack_slot& slot) {
    const std::uint64_t size = static_tls_size();
    std::memcpy(reinterpret_cast<char*>(slot.thread_base) - size, slot.tls_image, size);
}

}  // namespace pawl::check::machine
