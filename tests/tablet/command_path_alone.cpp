// The tablet's command path without its sounds: who presses, and the audio thread. For pawl check.
#include <pawl/channel/bounded.hpp>

#include <pthread.h>

#include <cassert>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <thread>
#include <utility>

#include "../../apps/tablet/command_path.hpp"

namespace {

struct volume {
    float value = 1;
    void apply(const tablet::command& one) noexcept { value += one.value; }
};

}  // namespace

int main() {
    auto [to, from] = pawl::bounded_mpsc<tablet::command>(4, 4);

    std::thread audio([from = std::move(from)]() mutable {
        pthread_setname_np(pthread_self(), "audio");
        tablet::commanded path{std::move(from), volume{}};
        while (path.applied().count < 2) {
            path.start_of_batch();
            std::this_thread::sleep_for(std::chrono::microseconds(50));  // a batch of sound is played
        }
        assert(path.applied().out_of_order == 0);
        std::printf("volume %.2f\n", static_cast<double>(path.inner().value));
    });

    for (std::uint32_t number = 1; number <= 2; ++number) {
        const bool taken = to.try_send({tablet::now_in_nanoseconds(), number, 0.25F, tablet::button::volume,
                                        tablet::manner::change, tablet::source::keys})
                               .has_value();
        assert(taken);
    }
    audio.join();
}
