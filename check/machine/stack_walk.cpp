#include "check/machine/stack_walk.hpp"

#include <link.h>
#include <sys/auxv.h>
#include <unwind.h>

#include "check/machine/computer.hpp"

namespace pawl::check::machine {
namespace {

struct code_range {
    std::uint64_t begin = 0, end = 0;
};

int find_runtime(dl_phdr_info* object, std::size_t, void* result) {
    const auto here = reinterpret_cast<std::uint64_t>(&in_runtime);
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const auto& segment = object->dlpi_phdr[i];
        const std::uint64_t begin = object->dlpi_addr + segment.p_vaddr, end = begin + segment.p_memsz;
        if (segment.p_type == PT_LOAD && here >= begin && here < end) {
            *static_cast<code_range*>(result) = {begin, end};
            return 1;
        }
    }
    return 0;
}

int find_executable(dl_phdr_info* object, std::size_t, void* result) {
    auto& range = *static_cast<code_range*>(result);
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const auto& segment = object->dlpi_phdr[i];
        if (segment.p_type != PT_LOAD || !(segment.p_flags & PF_X)) continue;
        const std::uint64_t begin = object->dlpi_addr + segment.p_vaddr, end = begin + segment.p_memsz;
        if (range.end == 0 || begin < range.begin) range.begin = begin;
        if (end > range.end) range.end = end;
    }
    return 1;  // the first is the executable
}

int find_dynamic_linker(dl_phdr_info* object, std::size_t, void* result) {
    if (object->dlpi_addr != getauxval(AT_BASE)) return 0;
    find_executable(object, 0, result);
    return 1;
}

_Unwind_Reason_Code take_frame(_Unwind_Context* context, void* result) {
    auto& out = *static_cast<wire::stack_trace*>(result);
    int interrupted = 0;  // a signal's frame: the address is of an instruction, not behind a call
    std::uint64_t pc = _Unwind_GetIPInfo(context, &interrupted);
    if (pc == 0) return _URC_END_OF_STACK;
    if (interrupted) ++pc;
    // The canonical frame address of a frame is known once the next one is reached.
    if (out.depth > 0 && out.frame[out.depth - 1] == 0) out.frame[out.depth - 1] = _Unwind_GetCFA(context);
    if (in_runtime(pc)) return _URC_NO_REASON;
    if (out.depth == wire::max_frames) return _URC_END_OF_STACK;
    out.frame[out.depth] = 0;
    out.pc[out.depth++] = pc;
    return _URC_NO_REASON;
}

}  // namespace

bool in_runtime(std::uint64_t pc) {
    static code_range own;
    if (own.end == 0) dl_iterate_phdr(find_runtime, &own);
    return pc >= own.begin && pc < own.end;
}

bool in_executable(std::uint64_t pc) {
    static code_range executable;
    if (executable.end == 0) dl_iterate_phdr(find_executable, &executable);
    return pc >= executable.begin && pc < executable.end;
}

bool in_dynamic_linker(std::uint64_t pc) {
    static code_range linker;
    if (linker.end == 0) dl_iterate_phdr(find_dynamic_linker, &linker);
    return pc >= linker.begin && pc < linker.end;
}

std::uint64_t caller_through_library(const std::uint64_t* frame, const task& t) {
    constexpr int most_words = 128;
    const auto* next = reinterpret_cast<const std::uint64_t*>(frame[0]);
    const auto* top = reinterpret_cast<const std::uint64_t*>(t.stack_top);
    if (next <= frame || next > top) next = top;
    for (const std::uint64_t* word = frame + 2; word < next && word < frame + most_words; ++word) {
        if (!in_executable(*word)) continue;
        const auto* code = reinterpret_cast<const std::uint8_t*>(*word);
        const bool behind_a_call = code[-5] == 0xe8 || (code[-6] == 0xff && code[-5] == 0x15) ||
                                   (code[-2] == 0xff && (code[-1] & 0x38) == 0x10) ||
                                   (code[-3] == 0xff && (code[-2] & 0x38) == 0x10);
        if (behind_a_call) return *word;
    }
    return 0;
}

void unwind_here(wire::stack_trace& out) {
    out.depth = 0;
    // The unwinder calls pthread_once and more: for the moment these are ours, not the program's.
    const pause_simulation quiet(the_computer);
    _Unwind_Backtrace(take_frame, &out);
}

void walk_frames(const std::uint64_t* frame, const char* low, const char* top, wire::stack_trace& out) {
    out.depth = 0;
    const auto* from = reinterpret_cast<const std::uint64_t*>(low);
    const auto* to = reinterpret_cast<const std::uint64_t*>(top) - 1;
    while (frame >= from && frame < to && (reinterpret_cast<std::uintptr_t>(frame) & 7) == 0) {
        const std::uint64_t pc = frame[1];
        if (pc < 4096) break;
        if (!in_runtime(pc) && out.depth < wire::max_frames) {
            out.frame[out.depth] = 0;
            out.pc[out.depth++] = pc;
        }
        const auto* next = reinterpret_cast<const std::uint64_t*>(frame[0]);
        if (next <= frame) break;
        frame = next;
    }
}

std::uint32_t walk_path(const std::uint64_t* frame, const task& t, std::uint64_t* out, std::uint32_t most,
                        std::uint64_t up_to) {
    std::uint32_t count = 0;
    const auto* from = reinterpret_cast<const std::uint64_t*>(t.stack_low);
    const auto* to = reinterpret_cast<const std::uint64_t*>(t.stack_top) - 1;
    if (up_to != 0 && up_to < reinterpret_cast<std::uint64_t>(to)) to = reinterpret_cast<const std::uint64_t*>(up_to);
    while (count < most && frame >= from && frame < to && (reinterpret_cast<std::uintptr_t>(frame) & 7) == 0) {
        const std::uint64_t pc = frame[1];
        if (pc < 4096) break;
        if (!in_runtime(pc)) out[count++] = pc;
        const auto* next = reinterpret_cast<const std::uint64_t*>(frame[0]);
        if (next <= frame) break;
        frame = next;
    }
    return count;
}

call_site call_site::of(const std::uint64_t* frame) {
    if (!simulating()) return frame[1];
    call_site site{};
    if (walk_path(frame, current_task(), site.pc, most) == 0) site.pc[0] = frame[1];
    return site;
}

void walk_task(const task& t, wire::stack_trace& out) {
    // pawl_fiber_switch pushed rbp first: it stands highest of the six saved registers.
    const auto* saved = static_cast<const std::uint64_t*>(t.stack_pointer);
    walk_frames(reinterpret_cast<const std::uint64_t*>(saved[5]), t.stack_low, t.stack_top, out);
}

}  // namespace pawl::check::machine
