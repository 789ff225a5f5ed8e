// Peers of other languages, behind C names: Rust's. (Go's has a program of its own in go/: a thread that calls Go from C
// would wait for the lock of a list of Go's own.)
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

struct foreign_peer {
    const char* name;
    void* (*open)(std::size_t capacity);
    bool (*try_send)(void* channel, std::uint32_t sender, std::uint64_t message);
    bool (*try_recv)(void* channel, std::uint64_t* message);
};

/// Ends with a name that is null.
const foreign_peer* foreign_peers();
}
