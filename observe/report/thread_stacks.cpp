#include "observe/report/thread_stacks.hpp"

#include <elfutils/libdwfl.h>

#include "observe/report/own_files.hpp"

namespace pawl::observe::report {
namespace {

// A stack that is broken, or endless, need not be followed for ever.
constexpr std::size_t deepest = 256;
constexpr unsigned stack_pointer = 7;  // x86-64

int note_frame(Dwfl_Frame* frame, void* to) {
    auto& places = *static_cast<std::vector<stack_place>*>(to);
    Dwarf_Addr at = 0;
    bool is_activation = false;
    if (!dwfl_frame_pc(frame, &at, &is_activation)) return DWARF_CB_ABORT;
    Dwarf_Word stack = 0;
    if (dwfl_frame_reg(frame, stack_pointer, &stack) != 0) stack = 0;
    places.push_back({at + (is_activation ? 1 : 0), stack});
    return places.size() == deepest ? DWARF_CB_ABORT : DWARF_CB_OK;
}

}  // namespace

void thread_stacks::close_dwfl::operator()(Dwfl* dwfl) const { dwfl_end(dwfl); }

thread_stacks::thread_stacks(int process) : dwfl_(dwfl_begin(&own_files)) {
    if (!dwfl_) return;
    dwfl_report_begin(dwfl_.get());
    const bool reported = dwfl_linux_proc_report(dwfl_.get(), process) == 0;
    if (dwfl_report_end(dwfl_.get(), nullptr, nullptr) != 0 || !reported ||
        dwfl_linux_proc_attach(dwfl_.get(), process, false) != 0)
        dwfl_.reset();
}

std::vector<stack_place> thread_stacks::of(int thread) const {
    std::vector<stack_place> places;
    // A failure further out (code without unwind information) leaves what was found.
    if (dwfl_) dwfl_getthread_frames(dwfl_.get(), thread, note_frame, &places);
    return places;
}

}  // namespace pawl::observe::report
