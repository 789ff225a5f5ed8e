#include "check/supervise/machines.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

namespace pawl::check::supervise {
namespace {

constexpr std::uint32_t most_tasks_permuted = 4;

wire::machine one_core(std::uint32_t tasks) {
    wire::machine result{};
    result.kind = wire::machine_kind::one_core;
    result.cores = 1;
    result.ranked_tasks = tasks;
    return result;
}

std::vector<wire::machine> permutations(std::uint32_t tasks) {
    std::vector<wire::machine> result;
    std::vector<std::int32_t> ranks(tasks);
    std::iota(ranks.begin(), ranks.end(), 0);
    do {
        wire::machine machine = one_core(tasks);
        std::ranges::copy(ranks, machine.rank);
        result.push_back(machine);
    } while (std::ranges::next_permutation(ranks).found);
    return result;
}

std::vector<wire::machine> pairs(std::uint32_t tasks) {
    std::vector<wire::machine> result;
    for (std::uint32_t above = 0; above < tasks; ++above) {
        for (std::uint32_t below = 0; below < tasks; ++below) {
            if (above == below) continue;
            wire::machine machine = one_core(tasks);
            std::fill_n(machine.rank, tasks, 1);
            machine.rank[above] = 2;
            machine.rank[below] = 0;
            machine.rank_of_others = 1;
            result.push_back(machine);
        }
    }
    return result;
}

// The same ones for the same number of tasks (Fisher, Yates).
void shuffle(std::vector<wire::machine>& orders) {
    std::mt19937 random(1);
    for (std::size_t i = orders.size(); i > 1; --i) std::swap(orders[i - 1], orders[random() % i]);
}

}  // namespace

wire::machine free_machine(wire::memory_model memory) {
    wire::machine result{};
    result.memory = memory;
    result.kind = wire::machine_kind::free;
    return result;
}

wire::machine asked_machine(std::uint32_t cores) {
    wire::machine result{};
    result.kind = wire::machine_kind::as_asked;
    result.cores = cores;
    return result;
}

std::vector<wire::machine> supposed_orders(std::uint32_t tasks) {
    if (tasks <= 1) return {};
    if (tasks <= most_tasks_permuted) return permutations(tasks);
    auto orders = pairs(std::min<std::uint32_t>(tasks, wire::max_ranked_tasks));
    shuffle(orders);
    return orders;
}

}  // namespace pawl::check::supervise
