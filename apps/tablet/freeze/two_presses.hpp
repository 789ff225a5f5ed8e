// The tablet's command path, alone: two buttons are pressed while the audio thread takes commands and plays batches. For pawl
// check; what is checked is the code that the tablet runs.
#pragma once

#include <pthread.h>

#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include "../command_path.hpp"

namespace tablet {

/// What the audio thread applies commands to here: a volume.
struct knob {
    float volume = 1;
    void apply(const command& one) noexcept PAWL_NONBLOCKING { volume += one.value; }
};

/// send(command): into the channel that receiver is the other half of. The audio thread plays two batches; what comes later is
/// taken when it has ended. False: a command was lost, or an order was not kept.
template <class Send, class Receiver>
bool press_twice(Send send, Receiver receiver) {
    constexpr std::uint32_t presses = 2, batches = 2;
    commanded<Receiver, knob> path{std::move(receiver), knob{}};
    std::thread audio([&] {
        pthread_setname_np(pthread_self(), "audio");
        for (std::uint32_t batch = 0; batch < batches; ++batch) {
            path.start_of_batch();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));  // a batch of sound is played
        }
    });
    for (std::uint32_t sequence = 1; sequence <= presses; ++sequence)
        send(command{.sequence = sequence, .value = 0.25F, .what = button::volume, .how = manner::change});
    audio.join();
    path.start_of_batch();
    return path.applied().count == presses && path.applied().out_of_order == 0;
}

}  // namespace tablet
