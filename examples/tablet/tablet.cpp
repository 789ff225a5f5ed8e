// The command path of a small audio device: buttons send commands, and the audio thread takes what has come between two
// batches of sound. A few times a day the device freezes.
#include <pthread.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "list_channel.hpp"

enum class command { louder, softer };

int main() {
    list_channel<command> commands;

    std::thread audio([&] {
        pthread_setname_np(pthread_self(), "audio");
        int volume = 5;
        for (int received = 0; received < 2;) {
            if (auto pressed = commands.try_recv()) {
                volume += *pressed == command::louder ? 1 : -1;
                ++received;
            } else {
                std::this_thread::sleep_for(std::chrono::microseconds(50));  // a batch of sound is played
            }
        }
        std::printf("volume %d\n", volume);
    });

    commands.send(command::louder);
    commands.send(command::softer);
    audio.join();
}
