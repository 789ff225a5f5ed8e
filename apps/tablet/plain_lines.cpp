#include <chrono>
#include <cstddef>
#include <cstdio>

#include "apps/tablet/screen.hpp"

namespace tablet {

namespace {

class lines final : public screen {
public:
    void show(const shown_state& state) override {
        const std::string at = time_text(state.facts.position(state.now));
        for (std::size_t i = 0; i < button_count; ++i) {
            const auto which = static_cast<button>(i);
            if (state.now.of(which) == states_[i] || (!begun_ && !state.now.of(which).on)) continue;
            const std::string text = state_text(which, state.now.of(which));
            std::printf("%s %s %s\n", at.c_str(), buttons[i].word.data(), text.empty() ? "off" : text.c_str());
        }
        const auto now = std::chrono::steady_clock::now();
        if (state.underruns != underruns_ && now >= next_) {
            next_ = now + std::chrono::seconds{1};
            std::printf("%s underruns %llu\n", at.c_str(), static_cast<unsigned long long>(state.underruns));
            underruns_ = state.underruns;
        }
        if (state.status != status_) {
            std::printf("%s\n", state.status.c_str());
            status_ = state.status;
        }
        states_ = state.now.states;
        begun_ = true;
        std::fflush(stdout);
    }

private:
    decltype(meters::states) states_{};
    std::uint64_t underruns_ = 0;
    std::chrono::steady_clock::time_point next_{};  // they may come a thousand times a second
    std::string status_;
    bool begun_ = false;
};

}  // namespace

std::unique_ptr<screen> plain_lines() { return std::make_unique<lines>(); }

}  // namespace tablet
