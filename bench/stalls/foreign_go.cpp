// Go's channel, compiled into an archive by go build (go/channel.go).
#include "foreign.hpp"

extern "C" {
std::uintptr_t go_open(std::size_t capacity);
std::uint8_t go_try_send(std::uintptr_t channel, std::uint64_t message);
std::uint8_t go_try_recv(std::uintptr_t channel, std::uint64_t* message);
}

const foreign_peer* foreign_peers() {
    static const foreign_peer peers[] = {
        {"Go channel, buffered", [](std::size_t capacity) { return reinterpret_cast<void*>(go_open(capacity)); },
         [](void* channel, std::uint32_t, std::uint64_t message) {
             return go_try_send(reinterpret_cast<std::uintptr_t>(channel), message) != 0;
         },
         [](void* channel, std::uint64_t* message) {
             return go_try_recv(reinterpret_cast<std::uintptr_t>(channel), message) != 0;
         }},
        {}};
    return peers;
}
