// A ring for one sender and one receiver: they have a count each, and look at the other's.
#include <thread>

#include "orders.hpp"

constexpr int size = 2, messages = 6, looks = 7;
int slots[size];
struct alignas(64) count {
    std::atomic<int> value = 0;
};
count sent, received;

bool try_send(int message) {
    const int at = sent.value.load(relaxed);
    if (at - received.value.load(acquire) == size) return false;
    slots[at % size] = message;
    sent.value.store(at + 1, release);
    return true;
}
bool try_receive(int& message) {
    const int at = received.value.load(relaxed);
    if (sent.value.load(acquire) == at) return false;
    message = slots[at % size];
    received.value.store(at + 1, release);
    return true;
}

int main() {
    std::thread sender([] {
        for (int i = 0; i < messages; ++i) try_send(i);
    });
    int message = 0;
    for (int i = 0; i < looks; ++i) try_receive(message);
    sender.join();
}
