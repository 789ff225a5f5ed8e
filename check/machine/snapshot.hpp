// Puts the process back to where it stood before the first execution: the writable segments of every loaded object but
// this one, the program's heap as it was, the arguments on the stack.
#pragma once

#include <cstdint>

namespace pawl::check::machine {

class snapshot {
public:
    /// Remembers everything; `extra` ranges (the heap so far, the argument strings) are added before.
    void add_range(char* begin, std::uint64_t size);
    void take();

    /// Before each execution. Normally only the blocks known to get dirty are copied back; now and then, and always
    /// when `every_byte` is set, all are compared. Returns false if that comparison found a block that the executions
    /// since the last one may have seen dirty: the caller must not trust those and begins its search again.
    bool restore(bool every_byte);

    /// The program writes here: its block will be put back. Inlined into every instrumented store.
    void note_write(const void* address) {
        const std::uint64_t offset = reinterpret_cast<std::uint64_t>(address) - main_begin_;
        if (offset < main_size_) mark_dirty(static_cast<std::uint32_t>(offset / block_size));
    }

    void each_range(void (*visit)(void*, const char*, std::uint64_t), void* self) const {
        for (int i = 0; i < range_count_; ++i) visit(self, ranges_[i].begin, ranges_[i].size);
    }

    std::uint64_t restored_bytes() const { return dirty_count_ * block_size; }

private:
    static constexpr std::uint64_t block_size = 512;
    static constexpr std::uint64_t early_comparisons = 4;
    static constexpr std::uint64_t comparison_interval = 1024;

    void mark_dirty(std::uint32_t block) {
        if (!dirty_flag_[block]) add_dirty(block);
    }
    void add_dirty(std::uint32_t block);
    bool compare_all();

    struct range {
        char* begin;
        std::uint64_t size;
        std::uint32_t first_block;
    };
    static constexpr int max_ranges = 256;
    range ranges_[max_ranges];
    int range_count_ = 0;
    std::uint64_t main_begin_ = 0, main_size_ = 0;  // the executable's own data: always the first range
    char* copy_ = nullptr;                          // all ranges, block by block
    char** block_home_ = nullptr;
    std::uint8_t* dirty_flag_ = nullptr;
    std::uint32_t* dirty_list_ = nullptr;
    std::uint64_t dirty_count_ = 0, block_count_ = 0;
    std::uint64_t restores_ = 0, unchecked_ = 0;
};

snapshot& program_snapshot();

}  // namespace pawl::check::machine
