// The stack of spare cells: one task takes while the other takes two and gives the first back. Nobody shares a cell.
#include "message.hpp"

#include <pawl/channel/spare_stack.hpp>

#include <array>
#include <thread>

using namespace scenario;
using pawl::channel::no_cell, pawl::channel::spare_stack;

int main() {
    std::array<spare_stack::link, 3> links{};
    spare_stack spares{links};
    for (std::uint32_t cell : {2u, 1u, 0u}) spares.give(cell);
    std::uint32_t mine = no_cell, first, second;
    std::thread other([&] { mine = spares.take(); });
    first = spares.take();
    second = spares.take();
    spares.give(first);
    other.join();
    std::array<int, 3> times{};
    for (std::uint32_t cell : {mine, second, spares.take(), spares.take()})
        if (cell != no_cell) require(++times[cell] == 1, "two have the same cell");
    require(times[0] && times[1] && times[2], "no cell is lost");
}
