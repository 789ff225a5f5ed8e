#include "check/judge/loop_watch.hpp"

#include "check/machine/stack_walk.hpp"

namespace pawl::check::judge {

void loop_watch::begin(const machine::task& spinner, wire::question& into) {
    spinner_ = &spinner;
    into_ = &into;
    into.loop_count = 0;
    left_ = rounds;
}

// Both keep off the red zone below the stack pointer, which belongs to the function around them.
void loop_watch::step_on() {
    __asm__ volatile("lea -128(%%rsp), %%rsp\n pushfq\n orq $0x100, (%%rsp)\n popfq\n lea 128(%%rsp), %%rsp" ::
                         : "memory", "cc");
}

void loop_watch::step_off() {
    __asm__ volatile("lea -128(%%rsp), %%rsp\n pushfq\n andq $~0x100, (%%rsp)\n popfq\n lea 128(%%rsp), %%rsp" ::
                         : "memory", "cc");
}

void loop_watch::stepped(std::uint64_t pc) {
    if (left_ == 0 || machine::in_runtime(pc)) return;
    // Few and mostly the same: the latest are looked at first.
    for (std::uint32_t i = into_->loop_count; i-- > 0;)
        if (into_->loop_pc[i] == pc) return;
    if (into_->loop_count < wire::max_loop_places) into_->loop_pc[into_->loop_count++] = pc;
}

}  // namespace pawl::check::judge
