#include "observe/report/kept_stack.hpp"

#include <elfutils/libdwfl.h>

#include "observe/report/own_files.hpp"

namespace pawl::observe::report {
namespace {

constexpr std::size_t deepest = 32;
constexpr int frame_pointer = 6, stack_pointer = 7;  // x86-64

const kept_stack::piece& piece_at(void* argument) { return *static_cast<const kept_stack::piece*>(argument); }

pid_t only_thread(Dwfl* dwfl, void* argument, void** thread) {
    if (*thread) return 0;
    *thread = argument;
    return dwfl_pid(dwfl);
}

bool read_word(Dwfl*, Dwarf_Addr at, Dwarf_Word* word, void* argument) {
    const kept_stack::piece& from = piece_at(argument);
    const std::uint64_t index = (at - from.stack) / sizeof(std::uint64_t);
    if (at < from.stack || at % sizeof(std::uint64_t) != 0 || index >= from.words.size()) return false;
    *word = from.words[index];
    return true;
}

// As they were behind the call: one byte before is still in it, whatever stands there next.
bool set_registers(Dwfl_Thread* thread, void* argument) {
    const kept_stack::piece& from = piece_at(argument);
    dwfl_thread_state_register_pc(thread, from.code - 1);
    return dwfl_thread_state_registers(thread, frame_pointer, 1, &from.frame_pointer) &&
           dwfl_thread_state_registers(thread, stack_pointer, 1, &from.stack);
}

constexpr Dwfl_Thread_Callbacks thread_callbacks = {.next_thread = only_thread,
                                                    .get_thread = nullptr,
                                                    .memory_read = read_word,
                                                    .set_initial_registers = set_registers,
                                                    .detach = nullptr,
                                                    .thread_detach = nullptr};

int note_frame(Dwfl_Frame* frame, void* to) {
    auto& callers = *static_cast<std::vector<std::uint64_t>*>(to);
    Dwarf_Addr at = 0;
    bool is_activation = false;
    if (!dwfl_frame_pc(frame, &at, &is_activation) || at == 0) return DWARF_CB_ABORT;
    callers.push_back(at + (is_activation ? 1 : 0));
    return callers.size() == deepest ? DWARF_CB_ABORT : DWARF_CB_OK;
}

}  // namespace

void kept_stack::close_dwfl::operator()(Dwfl* dwfl) const { dwfl_end(dwfl); }

kept_stack::kept_stack(int process) : dwfl_(dwfl_begin(&own_files)) {
    if (!dwfl_) return;
    dwfl_report_begin(dwfl_.get());
    const bool reported = dwfl_linux_proc_report(dwfl_.get(), process) == 0;
    if (dwfl_report_end(dwfl_.get(), nullptr, nullptr) != 0 || !reported ||
        !dwfl_attach_state(dwfl_.get(), nullptr, process, &thread_callbacks, looked_at_.get()))
        dwfl_.reset();
}

std::vector<std::uint64_t> kept_stack::callers(const piece& from) {
    std::vector<std::uint64_t> found;
    *looked_at_ = from;
    if (dwfl_ && from.stack != 0) dwfl_getthread_frames(dwfl_.get(), dwfl_pid(dwfl_.get()), note_frame, &found);
    if (found.empty()) found.push_back(from.code);
    return found;
}

}  // namespace pawl::observe::report
