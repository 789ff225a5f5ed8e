#include "check/report/descriptor_words.hpp"

#include <iterator>

namespace pawl::check::report {
namespace {

struct words {
    std::string_view done, refused, late, waits;
};

// In the order of wire::descriptor_call. @ stands for the object.
constexpr words all[] = {
    {"uses @", "", "", "waits for @"},
    {"makes @", "cannot make a descriptor", "", "waits"},
    {"closes a descriptor of @", "closes nothing", "", "waits"},
    {"makes another descriptor of @", "cannot make another descriptor", "", "waits"},
    {"changes @", "cannot change @", "", "waits"},
    {"reads from @", "finds nothing in @", "waited too long to read from @", "waits to read from @"},
    {"writes to @", "finds no room in @", "waited too long to write to @", "waits to write to @"},
    {"finds @ ready", "finds @ not ready", "waited too long for @", "waits for @ to be ready"},
    {"finds @ or another one ready", "finds none of several ready, @ among them",
     "waited too long for @ and others to be ready", "waits for @ or another one to be ready"},
    {"accepts at @", "finds nobody at @", "waited too long for a connection at @", "waits to accept at @"},
    {"connects to @", "cannot connect @", "waited too long to be connected to @", "waits to be connected to @"},
    {"gives @ an address", "cannot give @ that address", "", "waits"},
    {"listens at @", "cannot listen at @", "", "waits"},
    {"shuts @ down", "cannot shut @ down", "", "waits"},
    {"learns from @ what is ready", "learns from @ that nothing is ready", "waited too long at @", "waits at @"},
    {"changes what @ watches", "cannot change what @ watches", "", "waits"},
    {"sets @", "cannot set @", "", "waits"},
};
static_assert(std::size(all) == static_cast<std::size_t>(wire::descriptor_call::kinds));

const words& of(wire::descriptor_call which) {
    const auto index = static_cast<std::size_t>(which);
    return all[index < std::size(all) ? index : 0];
}

std::string filled(std::string_view text, const std::string& object) {
    std::string result(text);
    if (const auto at = result.find('@'); at != std::string::npos)
        result.replace(at, 1, object.empty() ? "a descriptor" : object);
    return result;
}

}  // namespace

std::string descriptor_words(wire::descriptor_call which, const std::string& object, int outcome) {
    const words& w = of(which);
    if (outcome == 0 && !w.refused.empty()) return filled(w.refused, object);
    if (outcome == 3) return filled("writes to @, which nobody will read", object);
    if (outcome == 2 && !w.late.empty()) return filled(w.late, object);
    return filled(w.done, object);
}

std::string descriptor_wait_words(wire::descriptor_call which, const std::string& object) {
    return filled(of(which).waits, object);
}

}  // namespace pawl::check::report
