#include "check/supervise/promised_calls.hpp"

#include <algorithm>
#include <cstring>

#include "check/report/function_path.hpp"

namespace pawl::check::supervise {

void name_promised_functions(wire::session& session, report::symbolizer& symbols,
                             const report::promise_matcher& promise) {
    const auto wanted = [&](std::string_view name) {
        return promise.promises(name) && (promise.given_by_user() || !report::path_of(name).closure);
    };
    auto found = symbols.functions_named(promise.given_by_user() ? "" : "try_", wanted);
    std::ranges::sort(found, {}, &report::code_range::begin);
    wire::promised_calls& calls = session.promised;
    calls.functions = 0;
    for (const report::code_range& one : found) {
        if (calls.functions == wire::max_promised_functions) break;
        if (calls.functions > 0 && calls.function[calls.functions - 1].begin == one.begin) continue;  // an alias
        wire::promised_function& next = calls.function[calls.functions++];
        next.begin = one.begin;
        next.end = one.end;
        const std::string name = report::path_of(one.function).whole();
        std::memset(next.name, 0, sizeof next.name);
        name.copy(next.name, sizeof next.name - 1);
    }
    ++calls.generation;
}

std::vector<std::string> inlined_promises(report::symbolizer& symbols, const report::promise_matcher& promise) {
    const auto wanted = [&](std::string_view name) {
        // The standard libraries' own (std::mutex::try_lock) are one step, always inlined.
        return promise.promises(name) && !name.starts_with("std::") && !report::path_of(name).closure;
    };
    std::vector<std::string> names;
    for (const std::string& one : symbols.inlined_functions_named(promise.given_by_user() ? "" : "try_", wanted)) {
        std::string name = report::path_of(one).whole();
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return names;
}

void add_call(const report::promised_call& one, std::vector<report::promised_call>& to) {
    auto known = std::ranges::find(to, one.name, &report::promised_call::name);
    if (known == to.end()) {
        to.push_back(one);
        return;
    }
    known->calls += one.calls;
    known->worst = std::max(known->worst, one.worst);
    known->worst_alone = std::max(known->worst_alone, one.worst_alone);
    known->rounds = std::max(known->rounds, one.rounds);
    known->waits = known->waits || one.waits;
}

std::vector<report::promised_call> call_counts(const wire::session& session) {
    std::vector<report::promised_call> counted;
    const wire::promised_calls& calls = session.promised;
    for (std::uint32_t i = 0; i < calls.counts && i < wire::max_call_counts; ++i) {
        const wire::call_count& one = calls.count[i];
        counted.push_back({.name = {one.name, strnlen(one.name, sizeof one.name)},
                           .calls = one.calls,
                           .worst = one.worst,
                           .worst_alone = one.worst_alone,
                           .rounds = one.rounds,
                           .waits = one.waits});
    }
    return counted;
}

void take_call_counts(wire::session& session, report::verdict& into) {
    for (const report::promised_call& one : call_counts(session)) add_call(one, into.calls);
    session.promised.counts = 0;
    ++session.promised.generation;
}

}  // namespace pawl::check::supervise
