#include "sketch/kernel/heap.hpp"

#include "sketch/kernel/state.hpp"

namespace pawl::sketch {

bool take_heap(std::uint32_t bytes) {
    kernel_state& k = kernel();
    if (bytes > k.board.heap_bytes - k.heap_used) return false;
    k.heap_used += bytes;
    if (k.heap_used > k.heap_most) k.heap_most = k.heap_used;
    return true;
}

void give_heap(std::uint32_t bytes) {
    kernel_state& k = kernel();
    k.heap_used -= bytes < k.heap_used ? bytes : k.heap_used;
}

std::uint32_t heap_left() { return kernel().board.heap_bytes - kernel().heap_used; }
std::uint32_t heap_least_left() { return kernel().board.heap_bytes - kernel().heap_most; }

}  // namespace pawl::sketch
