// A thread sends commands while the sound begins batches, each of which may come at any moment: they run once each and in order,
// and one is refused only where there is no room.
#include <pawl/check.hpp>
#include <pawl/sound/controllable.hpp>

#include <cstdint>
#include <thread>
#include <utility>

using namespace pawl::sound;

class noting final : public by_sample {
public:
    [[nodiscard]] std::uint32_t channel_count() const noexcept override { return 1; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept override { return 48'000; }
    [[nodiscard]] next_sample next() noexcept override { return what_next::finished; }
    int told = 0;
};

int main() {
    auto [sound, control] = controllable(noting{}, 2);
    std::thread buttons{[control = std::move(control)] {
        for (int digit = 1; digit <= 2; ++digit)
            pawl::check::require(control.try_send([digit](noting& n) { n.told = n.told * 10 + digit; }).has_value(),
                                 "there is room for two");
        const auto third = control.try_send([](noting& n) { n.told = n.told * 10 + 3; });
        pawl::check::require(third || third.error().why == pawl::errc::full, "no other reason");
    }};
    const auto in_order = [](int told) { return told == 0 || told == 1 || told == 12 || told == 123; };
    for (int batch = 0; batch < 2; ++batch) {
        sound.start_of_batch();
        pawl::check::require(in_order(sound.inner().told), "in order");
    }
    buttons.join();
    sound.start_of_batch();
    const int told = sound.inner().told;
    pawl::check::require(told == 12 || told == 123, "none is lost");
}
