#include "check/intercept/randomness.hpp"

#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

#include <cstring>

#include "check/intercept/execution_table.hpp"
#include "check/intercept/export.hpp"
#include "check/judge/spin.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

using machine::task;
using machine::the_computer;

// Each task has a stream of its own, so that the order in which tasks draw changes nothing.
per_task<std::uint64_t> streams;
std::uint64_t before_first_execution = 0;

// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
std::uint64_t next(std::uint64_t& state) {
    std::uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

std::uint64_t draw() {
    if (!machine::simulating()) return next(before_first_execution);
    task& me = machine::current_task();
    judge::note_change(me);  // a new number is something new: no spin repeats it
    std::uint64_t& state = streams.of(me);
    if (state == 0) {
        std::uint64_t seed = the_computer.session().program_seed + me.id;
        state = next(seed) | 1;
    }
    return next(state);
}

void fill(void* buffer, std::size_t size) {
    auto* at = static_cast<unsigned char*>(buffer);
    while (size > 0) {
        const std::uint64_t word = draw();
        const std::size_t part = size < sizeof word ? size : sizeof word;
        std::memcpy(at, &word, part);
        at += part;
        size -= part;
    }
}

std::uint32_t below(std::uint32_t bound) { return bound ? static_cast<std::uint32_t>(draw() % bound) : 0; }

}  // namespace

void restart_randomness() { streams.restart(); }

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT ssize_t getrandom(void* buffer, std::size_t size, unsigned) {
    fill(buffer, size);
    return static_cast<ssize_t>(size);
}
PAWL_EXPORT int getentropy(void* buffer, std::size_t size) {
    if (size > 256) return errno = EIO, -1;
    fill(buffer, size);
    return 0;
}
PAWL_EXPORT std::uint32_t arc4random() { return static_cast<std::uint32_t>(draw()); }
PAWL_EXPORT void arc4random_buf(void* buffer, std::size_t size) { fill(buffer, size); }
PAWL_EXPORT std::uint32_t arc4random_uniform(std::uint32_t bound) { return below(bound); }

// std::random_device of libstdc++, whose own reads the processor's generator. It keeps nothing that must be set up: its
// constructors, both forms of std::string, and its destructor do nothing.
PAWL_EXPORT unsigned random_device_getval(void*) __asm__("_ZNSt13random_device9_M_getvalEv");
PAWL_EXPORT unsigned random_device_getval_old(void*) __asm__("_ZNSt13random_device16_M_getval_pretr1Ev");
PAWL_EXPORT double random_device_entropy(const void*) __asm__("_ZNKSt13random_device13_M_getentropyEv");
PAWL_EXPORT void random_device_init(void*, const void*) __asm__(
    "_ZNSt13random_device7_M_initERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE");
PAWL_EXPORT void random_device_init_old(void*, const void*) __asm__("_ZNSt13random_device7_M_initERKSs");
PAWL_EXPORT void random_device_init_older(void*, const void*) __asm__("_ZNSt13random_device16_M_init_pretr1ERKSs");
PAWL_EXPORT void random_device_fini(void*) __asm__("_ZNSt13random_device7_M_finiEv");

PAWL_EXPORT unsigned random_device_getval(void*) { return static_cast<unsigned>(draw()); }
PAWL_EXPORT unsigned random_device_getval_old(void*) { return static_cast<unsigned>(draw()); }
PAWL_EXPORT double random_device_entropy(const void*) { return 32; }
PAWL_EXPORT void random_device_init(void*, const void*) {}
PAWL_EXPORT void random_device_init_old(void*, const void*) {}
PAWL_EXPORT void random_device_init_older(void*, const void*) {}
PAWL_EXPORT void random_device_fini(void*) {}
