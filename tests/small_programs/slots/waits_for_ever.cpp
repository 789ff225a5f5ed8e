// Nobody ever changes the slot that the receiver tries.
#include "slot.hpp"

#include <thread>

slot shared;

int main() {
    std::thread receiver([] {
        while (!shared.publish({0, 7}, {1, 8})) {
        }
    });
    receiver.join();
}
