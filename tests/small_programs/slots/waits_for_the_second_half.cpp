// The receiver tries the whole slot again and again; what ends that is a change of the second half alone.
#include "slot.hpp"

#include <thread>

slot shared;

int main() {
    std::thread receiver([] {
        while (!shared.publish({0, 7}, {1, 8})) {
        }
    });
    __atomic_store_n(&shared.value, 7, __ATOMIC_RELEASE);
    receiver.join();
}
