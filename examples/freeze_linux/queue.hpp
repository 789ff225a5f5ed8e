// What freeze.cpp sends through: one of three queues, chosen when the program is linked. C names, since one is Rust's.
#pragma once

#include <cstdint>

extern "C" {

struct queue_ends {
    void* sender;
    void* receiver;
};

const char* queue_name();
queue_ends queue_open();  // called once; lives until the process ends
void queue_send(void* sender, std::uint64_t message);
bool queue_try_recv(void* receiver, std::uint64_t* message);  // documented everywhere as a call that does not wait
}
