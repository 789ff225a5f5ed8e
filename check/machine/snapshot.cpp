#include "check/machine/snapshot.hpp"

#include <link.h>
#include <sys/mman.h>

#include <cstring>

namespace pawl::check::machine {
namespace {

char anchor;  // tells this object's own segments from the others

void* pages(std::uint64_t bytes) {
    void* p = mmap(nullptr, bytes + 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED) __builtin_trap();
    return p;
}

int add_object(dl_phdr_info* object, std::size_t, void* self) {
    std::uint64_t read_only_begin = 0, read_only_end = 0;
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const auto& segment = object->dlpi_phdr[i];
        if (segment.p_type == PT_GNU_RELRO) {
            read_only_begin = (object->dlpi_addr + segment.p_vaddr) & ~std::uint64_t{4095};
            read_only_end = (object->dlpi_addr + segment.p_vaddr + segment.p_memsz) & ~std::uint64_t{4095};
        }
    }
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const auto& segment = object->dlpi_phdr[i];
        if (segment.p_type != PT_LOAD || !(segment.p_flags & PF_W)) continue;
        std::uint64_t begin = object->dlpi_addr + segment.p_vaddr;
        const std::uint64_t end = begin + segment.p_memsz;
        if (begin >= read_only_begin && begin < read_only_end) begin = read_only_end;
        const auto own = reinterpret_cast<std::uint64_t>(&anchor);
        if (begin >= end || (own >= begin && own < end)) continue;
        static_cast<snapshot*>(self)->add_range(reinterpret_cast<char*>(begin), end - begin);
    }
    return 0;
}

}  // namespace

snapshot& program_snapshot() {
    static snapshot only;
    return only;
}

void snapshot::add_range(char* begin, std::uint64_t size) {
    if (range_count_ == max_ranges || size == 0) return;
    const auto from = reinterpret_cast<std::uint64_t>(begin) & ~(block_size - 1);
    const auto to = (reinterpret_cast<std::uint64_t>(begin) + size + block_size - 1) & ~(block_size - 1);
    ranges_[range_count_++] = {reinterpret_cast<char*>(from), to - from, 0};
}

void snapshot::take() {
    const int extra = range_count_;
    dl_iterate_phdr(add_object, this);
    // dl_iterate_phdr begins with the executable: its data is the first range after the extra ones.
    if (range_count_ > extra) {
        main_begin_ = reinterpret_cast<std::uint64_t>(ranges_[extra].begin);
        main_size_ = ranges_[extra].size;
        const range first = ranges_[0];
        ranges_[0] = ranges_[extra];
        ranges_[extra] = first;
    }
    for (int i = 0; i < range_count_; ++i) {
        ranges_[i].first_block = static_cast<std::uint32_t>(block_count_);
        block_count_ += ranges_[i].size / block_size;
    }
    copy_ = static_cast<char*>(pages(block_count_ * block_size));
    block_home_ = static_cast<char**>(pages(block_count_ * sizeof(char*)));
    dirty_flag_ = static_cast<std::uint8_t*>(pages(block_count_));
    dirty_list_ = static_cast<std::uint32_t*>(pages(block_count_ * sizeof(std::uint32_t)));
    for (int i = 0; i < range_count_; ++i) {
        std::memcpy(copy_ + ranges_[i].first_block * block_size, ranges_[i].begin, ranges_[i].size);
        for (std::uint64_t b = 0; b < ranges_[i].size / block_size; ++b)
            block_home_[ranges_[i].first_block + b] = ranges_[i].begin + b * block_size;
    }
}

void snapshot::add_dirty(std::uint32_t block) {
    dirty_flag_[block] = 1;
    dirty_list_[dirty_count_++] = block;
}

bool snapshot::compare_all() {
    bool surprised = false;
    for (std::uint32_t block = 0; block < block_count_; ++block) {
        if (std::memcmp(block_home_[block], copy_ + block * block_size, block_size) == 0) continue;
        std::memcpy(block_home_[block], copy_ + block * block_size, block_size);
        if (!dirty_flag_[block]) {
            add_dirty(block);
            surprised = true;
        }
    }
    return surprised;
}

bool snapshot::restore(bool every_byte) {
    const std::uint64_t number = restores_++;
    if (every_byte || number < early_comparisons || number % comparison_interval == 0) {
        const bool surprised = compare_all();
        const bool trusted = !surprised || unchecked_ == 0;
        unchecked_ = 0;
        return trusted;
    }
    ++unchecked_;
    for (std::uint64_t i = 0; i < dirty_count_; ++i) {
        const std::uint64_t block = dirty_list_[i];
        std::memcpy(block_home_[block], copy_ + block * block_size, block_size);
    }
    return true;
}

}  // namespace pawl::check::machine
