// Pawl's channel for many senders and one receiver.
#include <pawl/channel/bounded.hpp>

#include <thread>

#include "queue.hpp"

namespace {

using message_sender = pawl::bounded_mpsc_sender<std::uint64_t>;
using message_receiver = pawl::bounded_mpsc_receiver<std::uint64_t>;

}  // namespace

const char* queue_name() { return "pawl::bounded_mpsc"; }

queue_ends queue_open() {
    auto [sender, receiver] = pawl::bounded_mpsc<std::uint64_t>(1024);
    return {new message_sender(std::move(sender)), new message_receiver(std::move(receiver))};
}

void queue_send(void* sender, std::uint64_t message) {
    // Full: the receiver outranks this thread and empties the channel as soon as its sleep is over.
    while (!static_cast<message_sender*>(sender)->try_send(message)) std::this_thread::yield();
}

bool queue_try_recv(void* receiver, std::uint64_t* message) {
    const auto received = static_cast<message_receiver*>(receiver)->try_recv();
    if (received) *message = *received;
    return received.has_value();
}
