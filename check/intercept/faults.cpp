#include "check/intercept/faults.hpp"

#include <signal.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <ucontext.h>

#include <cstdio>
#include <cstring>

#include "check/machine/computer.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

using machine::the_computer;
using wire::finding_kind;
namespace kernel = own::kernel;

// The kernel's own structure: libc's sigaction is simulated.
struct kernel_sigaction {
    void (*handler)(int, siginfo_t*, void*);
    unsigned long flags;
    void (*restorer)();
    unsigned long mask;
};

// Unwinders know this place by its very bytes.
extern "C" void pawl_signal_return();
__asm__(
    ".text\n.globl pawl_signal_return\n.hidden pawl_signal_return\npawl_signal_return:\n movq $15, %rax\n syscall\n");

bool is_clock_instruction(const std::uint8_t* code) {
    return (code[0] == 0x0f && code[1] == 0x31) || (code[0] == 0x0f && code[1] == 0x01 && code[2] == 0xf9);
}

// A single step of a loop that is watched; anything else that traps is a crash.
void report(int number, siginfo_t* info, void* context);
void trapped(int number, siginfo_t* info, void* context) {
    auto& registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
    constexpr long long trap_flag = 0x100;
    if (info->si_code != TRAP_TRACE || !the_computer.running()) return report(number, info, context);
    if (!the_computer.loop().active()) {
        registers[REG_EFL] &= ~trap_flag;
        return;
    }
    the_computer.loop().stepped(static_cast<std::uint64_t>(registers[REG_RIP]));
}

// libc's own helpers (names of temporary files) ask the kernel's shared page for the time, which reads the counter.
bool in_kernel_page(std::uint64_t pc) {
    static const std::uint64_t begin = getauxval(AT_SYSINFO_EHDR);
    constexpr std::uint64_t most = 4 * 4096;
    return begin != 0 && pc >= begin && pc < begin + most;
}

// A counter that counts its readers: the same in every execution.
void answer_clock_instruction(greg_t* registers, const std::uint8_t* code) {
    registers[REG_RAX] = static_cast<greg_t>(the_computer.step() & 0xffffffff);
    registers[REG_RDX] = 0;
    const bool with_processor = code[1] == 0x01;
    if (with_processor) registers[REG_RCX] = 0;
    registers[REG_RIP] += with_processor ? 3 : 2;
}

// The interrupted place: an address within an instruction, not behind a call.
void put_place_first(wire::stack_trace& stack, std::uint64_t pc) {
    if (machine::in_runtime(pc)) return;
    if (stack.depth == wire::max_frames) --stack.depth;
    std::memmove(stack.pc + 1, stack.pc, stack.depth * sizeof stack.pc[0]);
    stack.pc[0] = pc + 1;  // symbolised like a return address: one less is within the instruction
    ++stack.depth;
}

void hand_over(int number) {
    wire::session& session = the_computer.session();
    if (!session.supervised) {
        char line[128];
        const int length = std::snprintf(line, sizeof line, "pawl: the program ended with signal %d\n", number);
        kernel::call(SYS_write, 2, reinterpret_cast<long>(line), length);
        kernel::leave(128 + number);
    }
    session.turn.store(static_cast<std::uint32_t>(wire::turn_of::supervisor), std::memory_order_release);
    kernel::futex_wake(session.turn);
    kernel::leave(70);
}

void report(int number, siginfo_t* info, void* context) {
    auto& registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
    const auto pc = static_cast<std::uint64_t>(registers[REG_RIP]);
    if (number == SIGSEGV && in_kernel_page(pc) && is_clock_instruction(reinterpret_cast<const std::uint8_t*>(pc)))
        return answer_clock_instruction(registers, reinterpret_cast<const std::uint8_t*>(pc));
    static bool unwinding = false;
    if (unwinding) return hand_over(number);  // the stack was not fit to be unwound: what was found before that stands
    wire::session& session = the_computer.session();
    wire::finding& out = session.result.what;
    const bool running = the_computer.running();
    finding_kind kind = number == SIGUSR2 ? finding_kind::endless_loop : finding_kind::signal;
    const char* text = running ? "" : "before main, in a static constructor or in the runtime itself";
    if (number == SIGSEGV && info->si_addr == nullptr &&
        is_clock_instruction(reinterpret_cast<const std::uint8_t*>(pc))) {
        kind = finding_kind::unsupported;
        text = "reading the processor's time-stamp counter (rdtsc)";
    }
    if (running) {
        the_computer.fill(out, kind, text);
        const machine::task& me = the_computer.current();
        machine::walk_frames(reinterpret_cast<const std::uint64_t*>(registers[REG_RBP]), me.stack_low - 65536,
                             me.stack_top, out.stack);
        const auto sp = reinterpret_cast<const char*>(registers[REG_RSP]);
        if (kind == finding_kind::signal && number == SIGSEGV && sp < me.stack_low + 4096 &&
            sp > me.stack_low - (2 << 20))
            std::snprintf(out.text, sizeof out.text, "stack overflow");
        out.task = static_cast<std::int16_t>(me.id);
        if (me.id < wire::max_reported_tasks) out.tasks[me.id].stack = out.stack;
    } else {
        std::memset(static_cast<void*>(&out), 0, sizeof out);
        out.kind = kind;
        out.task = out.peer = -1;
        std::strncpy(out.text, text, sizeof out.text - 1);
    }
    put_place_first(out.stack, pc);
    if (running && the_computer.current().id < wire::max_reported_tasks)
        out.tasks[the_computer.current().id].stack = out.stack;
    out.pc = pc;
    out.detail_signal = static_cast<std::uint8_t>(number);
    out.object = reinterpret_cast<std::uint64_t>(info->si_addr);
    session.result.kind = wire::answer_kind::found;
    if (running && the_computer.current().id < wire::max_reported_tasks) {
        // By unwind tables, through libc's frames too, as far as the program has left its stack whole.
        static wire::stack_trace whole;
        unwinding = true;
        machine::unwind_here(whole);
        unwinding = false;
        if (whole.depth >= out.stack.depth) out.stack = out.tasks[the_computer.current().id].stack = whole;
    }
    // It may be a known one, after which the search goes on: it ends this execution. The runtime looks at the program's memory
    // for it, and meets the same addresses; any other fault of its own leaves nothing to go on with.
    const bool of_the_program = !machine::in_runtime(pc) || number == SIGSEGV || number == SIGBUS;
    const bool may_go_on = session.current.passes_known && session.current.kind != wire::order_kind::replay;
    if (running && may_go_on && kind == finding_kind::signal && of_the_program) {
        session.result.kind = wire::answer_kind::none;
        static wire::finding crash;
        crash = out;
        out.kind = finding_kind::none;
        the_computer.fail_as(crash);
    }
    hand_over(number);
}

}  // namespace

void install_fault_handlers() {
    constexpr std::size_t size = 1 << 17;
    stack_t alternate{};
    alternate.ss_sp = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    alternate.ss_size = size;
    kernel::call(SYS_sigaltstack, reinterpret_cast<long>(&alternate), 0);
    kernel_sigaction action{};
    action.handler = report;
    constexpr unsigned long restorer_flag = 0x04000000;
    action.flags = SA_SIGINFO | SA_ONSTACK | restorer_flag | SA_NODEFER;
    action.restorer = pawl_signal_return;
    for (int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGUSR2})
        kernel::call(SYS_rt_sigaction, number, reinterpret_cast<long>(&action), 0, 8);
    action.handler = trapped;
    kernel::call(SYS_rt_sigaction, SIGTRAP, reinterpret_cast<long>(&action), 0, 8);
}

void refuse_clock_instruction() { kernel::call(SYS_prctl, PR_SET_TSC, PR_TSC_SIGSEGV); }

}  // namespace pawl::check::intercept
