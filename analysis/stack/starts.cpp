#include "analysis/stack/starts.hpp"

#include <algorithm>
#include <map>

#include "analysis/image/names.hpp"

namespace pawl::analysis {
namespace {

constexpr int first_interrupt = 16, pended_call = 14;

const image_symbol* object_that_ends_in(const image& in, std::string_view ending) {
    for (const image_symbol& one : in.symbols())
        if (one.object && short_name(one.name).ends_with(ending)) return &one;
    return nullptr;
}

/// The interrupts of an executor's levels, from level 1: as boards have them, in the order of their numbers.
std::map<int, int> levels_by_interrupt(const image& in, const places& where, address vectors, int count) {
    std::map<int, int> found;
    for (int irq = 0; irq < count - first_interrupt; ++irq) {
        const auto handler = in.word_at(vectors + 4u * static_cast<unsigned>(irq + first_interrupt));
        if (handler && where.at(*handler & ~address{1}).file.ends_with("/cortex_m/levels.cpp"))
            found.emplace(irq, static_cast<int>(found.size()) + 1);
    }
    return found;
}

std::string name_of(int number, const std::string& function) {
    static const std::map<int, std::string> of_the_core{{2, "non-maskable interrupt"}, {3, "hard fault"},
                                                        {4, "memory fault"},           {5, "bus fault"},
                                                        {6, "usage fault"},            {11, "supervisor call"},
                                                        {14, "pended call"},           {15, "tick"}};
    if (number >= first_interrupt) return "interrupt " + std::to_string(number - first_interrupt);
    const auto known = of_the_core.find(number);
    return known == of_the_core.end() ? function : known->second;
}

std::optional<int> number_in(const image& in, const char* symbol) {
    const image_symbol* const found = in.symbol(symbol);
    return found == nullptr ? std::nullopt : std::optional{static_cast<int>(found->begin)};
}

}  // namespace

std::expected<const image_symbol*, std::string> object_called(const image& in, const std::string& name) {
    const image_symbol* found = nullptr;
    for (const image_symbol& one : in.symbols()) {
        if (!one.object || (short_name(one.name) != name && long_name(one.name) != name)) continue;
        if (found != nullptr) return std::unexpected("there are several objects called " + name);
        found = &one;
    }
    if (found == nullptr) return std::unexpected("there is no object called " + name);
    return found;
}

std::expected<image_starts, std::string> starts_of(const image& in, const places& where, const declared_map& declared) {
    const image_symbol* const vectors = in.symbol("pawl_vectors");
    if (vectors == nullptr || vectors->size < 64)
        return std::unexpected("it has no table of vectors called pawl_vectors: it is no image of libpawl's port");
    const auto function = [&](int number) { return in.word_at(vectors->begin + 4u * static_cast<unsigned>(number)).value_or(0) & ~address{1}; };
    image_starts found;
    found.reset = function(1);
    if (const image_symbol* const named = in.symbol("pawl_unexpected")) found.unhandled = named->begin;
    const int count = static_cast<int>(vectors->size / 4);
    const auto levels = levels_by_interrupt(in, where, vectors->begin, count);
    for (int number = 2; number < count; ++number) {
        const address at = function(number);
        if (at == 0 || at == found.unhandled || in.function_at(at) == nullptr) continue;
        handler one{name_of(number, in.function_at(at)->name), at, std::nullopt, std::nullopt};
        const int irq = number - first_interrupt;
        if (number == pended_call) one.priority = 0;  // the least urgent of all
        if (const auto level = levels.find(irq); level != levels.end()) {
            if (declared.most_level && level->second > *declared.most_level) continue;
            one.level = one.priority = level->second;
            one.name = "level " + std::to_string(level->second) + ", " + one.name;
        }
        const auto taken = where.interrupts_taken().find(irq);
        if (taken != where.interrupts_taken().end() && taken->second.size() == 1) one.priority = *taken->second.begin();
        if (const auto said = declared.priorities.find(irq); irq >= 0 && said != declared.priorities.end()) one.priority = said->second;
        found.handlers.push_back(std::move(one));
    }
    found.threads = in.symbol("pawl_next_thread") != nullptr;
    found.main_stack = number_in(in, "pawl_stack_size");
    if (found.threads) {
        for (const image_symbol& one : in.symbols())
            if (one.function && short_name(one.name).ends_with("::run_thread")) found.run_thread = one.begin;
        if (const image_symbol* const stack = object_that_ends_in(in, "::interrupt_stack")) found.exception_stack = static_cast<int>(stack->size);
    }
    return found;
}

}  // namespace pawl::analysis
