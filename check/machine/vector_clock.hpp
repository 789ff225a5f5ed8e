// Happens-before, as vector clocks. Order on one core is not happens-before: only synchronisation ticks these clocks.
#pragma once

#include <cstdint>

namespace pawl::check::machine {

/// One entry a task. The storage comes from the execution's own region and is never freed within it.
struct vector_clock {
    std::uint32_t* at = nullptr;
    std::uint32_t size = 0;
    /// Under the C11 model: how many sequentially consistent events of each task come before what follows, by program
    /// order and synchronisation. It goes wherever happens-before goes. Null: none.
    vector_clock* strong = nullptr;
    /// Under the C11 model: whose writes are seen from here on without happens-before: one core, a wake-up by the kernel, a
    /// barrier of the kernel. It goes the same ways: what somebody has seen, those see who come after. Null: none.
    vector_clock* seen = nullptr;

    std::uint32_t of(std::uint32_t task) const { return task < size ? at[task] : 0; }
    void raise(std::uint32_t task, std::uint32_t value);
    void join(const vector_clock& other);
    void assign(const vector_clock& other);
    void clear() { size = 0, strong = seen = nullptr; }
    /// From here on, all that is known at the other point is seen.
    void see(const vector_clock& other);
    bool sees(std::uint32_t task, std::uint32_t value) const {
        return of(task) >= value || (seen && seen->of(task) >= value);
    }
    void raise_strong(std::uint32_t task, std::uint32_t number);
    void lower_strong(std::uint32_t task, std::uint32_t number);

private:
    void grow(std::uint32_t size);
    void join_entries(const vector_clock& other);
    std::uint32_t capacity_ = 0;
};

/// Memory that lasts for one execution: 8-byte aligned, not cleared.
void* execution_memory(std::uint64_t bytes);
void reset_execution_memory();

}  // namespace pawl::check::machine
