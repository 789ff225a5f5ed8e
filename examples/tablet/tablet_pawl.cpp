// The command path of a small audio device, as in tablet.cpp, over one of Pawl's channels.
#include <pthread.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include <pawl/channel/bounded.hpp>

enum class command { louder, softer };

int main() {
    auto [buttons, commands] = pawl::bounded_mpsc<command>(4);

    std::thread audio([commands = std::move(commands)] {
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

    for (command pressed : {command::louder, command::softer}) {
        if (!buttons.try_send(pressed)) std::printf("a button was pressed too often\n");
    }
    audio.join();
}
