#include "apps/tablet/run_facts.hpp"

#include <cmath>
#include <cstdio>

namespace tablet {

namespace {

template <class... Values>
std::string printed(const char* form, Values... values) {
    char text[64];
    std::snprintf(text, sizeof text, form, values...);
    return text;
}

}  // namespace

std::string state_text(button which, const button_state& state) {
    const auto value = static_cast<double>(state.value);
    switch (which) {
        case button::volume: return printed("%.0f %%", value * 100);
        case button::speed: return printed("%.3g times", value);
        case button::pause:
        case button::reverse: return state.on ? "on" : "";
        case button::echo: return state.on ? printed("%.2g", value) : "";
        case button::low_pass: return state.on ? printed("%.0f Hz", value) : "";
        case button::stutter:
        case button::loop:
            if (!state.on) return "";
            return value < 1 ? printed("%.0f ms", value * 1000) : printed("%.3g s", value);
        case button::bell: return state.on ? printed("%.0f", value) : "";
        case button::clear: return "";
    }
    return "";
}

std::string time_text(double seconds) {
    const auto tenths = static_cast<long long>(seconds * 10);
    return printed("%lld:%02lld.%lld", tenths / 600, tenths / 10 % 60, tenths % 10);
}

std::string short_time_text(std::uint64_t microseconds) {
    const auto value = static_cast<double>(microseconds);
    if (microseconds < 1'000) return printed("%.0f us", value);
    return microseconds < 1'000'000 ? printed("%.1f ms", value / 1e3) : printed("%.1f s", value / 1e6);
}

}  // namespace tablet
