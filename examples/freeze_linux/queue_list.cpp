// A list of blocks, slots claimed first and written then: the same structure as Rust's channel, in C++.
#include "../tablet/list_channel.hpp"
#include "queue.hpp"

const char* queue_name() { return "a list channel in C++"; }

queue_ends queue_open() {
    auto* channel = new list_channel<std::uint64_t>;
    return {channel, channel};
}

void queue_send(void* sender, std::uint64_t message) {
    static_cast<list_channel<std::uint64_t>*>(sender)->send(message);
}

bool queue_try_recv(void* receiver, std::uint64_t* message) {
    const auto received = static_cast<list_channel<std::uint64_t>*>(receiver)->try_recv();
    if (received) *message = *received;
    return received.has_value();
}
