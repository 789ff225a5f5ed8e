// Who ran, from one moment to another.
#pragma once

#include <pawl/port/watching.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::watch {

/// Of one watching thread. Looks at every task of the program: some microseconds each.
class processor_use {
public:
    processor_use() { before_.reserve(64); }

    /// From now on.
    void begin() {
        before_.clear();
        tasks_.each([this](const port::task_facts& each) { before_.emplace_back(each.number, each.processor_time); });
    }
    struct most {
        port::task_facts task{};  // number 0: nobody
        std::chrono::nanoseconds ran{};
    };
    /// Who has run most since begin(), of those that are on this core now.
    [[nodiscard]] most on(int core, std::uint32_t but_for) {
        most result;
        tasks_.each([&](const port::task_facts& each) {
            if (each.core != core || each.number == but_for) return;
            const auto known =
                std::ranges::find(before_, each.number, &std::pair<std::uint32_t, std::chrono::nanoseconds>::first);
            const auto ran =
                each.processor_time - (known == before_.end() ? std::chrono::nanoseconds{} : known->second);
            if (ran > result.ran) result = {each, ran};
        });
        return result;
    }

private:
    port::all_tasks tasks_;
    std::vector<std::pair<std::uint32_t, std::chrono::nanoseconds>> before_;
};

}  // namespace pawl::inline PAWL_PORT::watch
