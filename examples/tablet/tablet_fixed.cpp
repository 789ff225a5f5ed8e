// The command path of a small audio device, as in tablet.cpp, with a channel that publishes a message in one step.
#include <pthread.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "one_step_ring.hpp"

enum command : std::uint32_t { louder, softer };

int main() {
    one_step_ring<4> commands;

    std::thread audio([&] {
        pthread_setname_np(pthread_self(), "audio");
        int volume = 5;
        for (int received = 0; received < 2;) {
            if (auto pressed = commands.try_recv()) {
                volume += *pressed == louder ? 1 : -1;
                ++received;
            } else {
                std::this_thread::sleep_for(std::chrono::microseconds(50));  // a batch of sound is played
            }
        }
        std::printf("volume %d\n", volume);
    });

    for (command pressed : {louder, softer}) {
        if (!commands.try_send(pressed)) std::printf("a button was pressed too often\n");
    }
    audio.join();
}
