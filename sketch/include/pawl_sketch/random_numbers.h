// random() and randomSeed(): the same numbers for the same --seed, whichever C library is below.
#ifndef PAWL_SKETCH_RANDOM_NUMBERS_H
#define PAWL_SKETCH_RANDOM_NUMBERS_H

#include <stdint.h>

#include "board_calls.h"

namespace pawl_sketch {

// Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014). The generator is a counter, so tasks that draw
// at the same time need nothing but one atomic addition. Its lowest bit is not counted: set once the sketch gave a seed.
inline uint64_t random_counter = 0;
// The hardware's own numbers, which no seed of the sketch's reaches.
inline uint64_t hardware_random_counter = 0x5851F42D4C957F2C;

inline uint32_t next_random(uint64_t& counter) {
    uint64_t mixed = __atomic_add_fetch(&counter, 0x9E3779B97F4A7C14u, __ATOMIC_RELAXED);
    if (!(mixed & 1)) mixed += static_cast<uint64_t>(pawl_board_seed()) << 32 | 1;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    return static_cast<uint32_t>((mixed ^ mixed >> 31) >> 32);
}

inline uint32_t random_word() { return next_random(random_counter); }
inline uint32_t hardware_random_word() { return next_random(hardware_random_counter); }

}  // namespace pawl_sketch

// Seed 0 changes nothing.
inline void randomSeed(unsigned long seed) {
    if (seed) __atomic_store_n(&pawl_sketch::random_counter, static_cast<uint64_t>(seed) << 1 | 1, __ATOMIC_RELAXED);
}

// From 0 to the one before the bound.
inline long random(long bound) {
    if (bound == 0) return 0;
    return static_cast<long>(pawl_sketch::random_word()) % (bound < 0 ? -bound : bound);
}

inline long random(long low, long high) { return low >= high ? low : low + random(high - low); }

#endif
