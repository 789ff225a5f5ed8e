// Speaks the worker's side of check/wire/session.hpp. Its first argument says how it behaves.
#include <fcntl.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <string>

#include "check/explore/sampling.hpp"
#include "check/explore/strategy.hpp"
#include "check/wire/session.hpp"
#include "tests/explore/made_up_tasks.hpp"

namespace {

namespace wire = pawl::check::wire;

wire::session* session = nullptr;

void futex(std::atomic<std::uint32_t>& word, int operation, std::uint32_t value) {
    syscall(SYS_futex, &word, operation, value, nullptr, nullptr, 0);
}

void hand_over() {
    session->turn.store(static_cast<std::uint32_t>(wire::turn_of::supervisor), std::memory_order_release);
    futex(session->turn, FUTEX_WAKE, INT_MAX);
}

void wait_for_turn() {
    const auto other = static_cast<std::uint32_t>(wire::turn_of::supervisor);
    while (session->turn.load(std::memory_order_acquire) == other) futex(session->turn, FUTEX_WAIT, other);
}

[[gnu::noinline]] int try_take() { return 1; }

void find(wire::finding_kind kind) {
    wire::answer& answer = session->result;
    std::memset(static_cast<void*>(&answer.what), 0, sizeof answer.what);
    answer.kind = wire::answer_kind::found;
    answer.what.kind = kind;
    answer.what.task = 1;
    answer.what.peer = 0;
    answer.executions = 8;
    session->schedule_length = 3;
    for (std::uint16_t i = 0; i < 3; ++i)
        session->schedule[i] = {static_cast<std::uint16_t>(i == 2), wire::choice_kind::task, 0};
}

void exhaust(std::uint64_t executions, bool pruned) {
    session->result.kind = wire::answer_kind::exhausted;
    session->result.executions = executions;
    session->result.pruned_by_bound = pruned;
}

void ask_about_try_take() {
    session->ask.stack.depth = 1;
    session->ask.stack.pc[0] = reinterpret_cast<std::uint64_t>(&try_take) + 2;
    session->ask.state.store(static_cast<std::uint32_t>(wire::question_state::asked), std::memory_order_release);
    const auto asked = static_cast<std::uint32_t>(wire::question_state::asked);
    while (session->ask.state.load(std::memory_order_acquire) == asked) futex(session->ask.state, FUTEX_WAIT, asked);
}

void answer_the_watchdog(int) {
    find(wire::finding_kind::endless_loop);
    hand_over();
    for (;;) pause();
}

// A search as the real worker does it, of three tasks with three steps each; `wrong` says which paths are a finding.
void search_tree(const std::function<bool(const std::vector<int>&)>& wrong) {
    namespace explore = pawl::check::explore;
    const wire::order& order = session->current;
    static explore::depth_first search;
    static explore::sampling samples;
    static explore::replay replay;
    static std::vector<wire::choice> given;
    wire::answer& answer = session->result;
    answer.longest = 9;
    if (order.kind == wire::order_kind::search) search.begin(session->search, order.preemption_bound, order.resume);
    if (order.kind == wire::order_kind::random) samples.begin(order);
    given.assign(session->schedule, session->schedule + session->schedule_length);
    replay.begin(given.data(), given.size());
    explore::strategy& how = order.kind == wire::order_kind::search   ? static_cast<explore::strategy&>(search)
                             : order.kind == wire::order_kind::random ? static_cast<explore::strategy&>(samples)
                                                                      : replay;
    explore::made_up_tasks program(3, 3);
    for (;;) {
        const std::vector<int> path = program.run(how);
        usleep(100);  // so that there is something to share
        ++answer.executions;
        session->now.executions.store(answer.executions);
        answer.pruned_by_bound = session->search.pruned_by_bound;
        if (wrong(path)) {
            const std::uint64_t executions = answer.executions;
            find(wire::finding_kind::assertion);
            answer.executions = executions;
            session->schedule_length = static_cast<std::uint32_t>(path.size());
            for (std::size_t i = 0; i < path.size(); ++i)
                session->schedule[i] = {static_cast<std::uint16_t>(path[i]), wire::choice_kind::task, 0};
            return;
        }
        answer.kind = wire::answer_kind::exhausted;
        if (!how.advance()) return;
        answer.next_sample = samples.number();
        answer.kind = wire::answer_kind::stopped;
        if (session->stop.load() != 0) return;
        answer.kind = wire::answer_kind::limit_reached;
        if (order.max_executions != 0 && answer.executions >= order.max_executions) return;
    }
}

// True for the first one who asks, in whichever worker.
bool first_in_this_folder(const char* name) {
    const char* folder = std::getenv("PAWL_TEST_FOLDER");
    const int descriptor = open((std::string(folder) + "/" + name).c_str(), O_CREAT | O_EXCL | O_WRONLY, 0600);
    if (descriptor >= 0) close(descriptor);
    return descriptor >= 0;
}

const std::map<std::string, std::function<void()>> behaviours{
    {"tree", [] { search_tree([](const std::vector<int>&) { return false; }); }},
    {"tree-with-mistakes",
     [] {
         // Many paths, of which one worker alone meets one first.
         search_tree(
             [](const std::vector<int>& path) { return path[1] == 1 && path[4] == 2 && path[6] == 2 && path[8] == 0; });
     }},
    {"tree-killed-once",
     [] {
         search_tree([](const std::vector<int>& path) {
             if (path[1] == 1 && path[2] == 2 && first_in_this_folder("killed")) std::raise(SIGKILL);
             return false;
         });
     }},
    {"tree-killed-always",
     [] {
         search_tree([](const std::vector<int>& path) {
             if (path[1] == 1 && path[2] == 2) std::raise(SIGKILL);
             return false;
         });
     }},
    {"tree-stopped",
     [] {
         search_tree([](const std::vector<int>& path) {
             // As by Ctrl-C, in the middle of the search.
             if (path[1] == 1 && path[2] == 2 && first_in_this_folder("stopped")) kill(getppid(), SIGINT);
             return false;
         });
     }},
    {"well", [] { exhaust(3, session->current.preemption_bound == 0); }},
    {"deadlock", [] { find(wire::finding_kind::deadlock); }},
    {"deadlock-once",
     [] {
         // finds it while searching, not when it is replayed
         if (session->current.kind == wire::order_kind::replay)
             exhaust(1, false);
         else
             find(wire::finding_kind::deadlock);
     }},
    {"crash",
     [] {
         find(wire::finding_kind::signal);
         session->result.what.detail_signal = SIGSEGV;
         std::raise(SIGKILL);
     }},
    {"die", [] { _exit(7); }},
    {"loop",
     [] {
         std::signal(SIGUSR2, answer_the_watchdog);
         for (;;) pause();
     }},
    {"deaf",
     [] {
         std::signal(SIGUSR2, SIG_IGN);
         for (;;) pause();
     }},
    {"ask",
     [] {
         ask_about_try_take();
         find(session->ask.promised != 0 ? wire::finding_kind::promise : wire::finding_kind::waits_for_peer);
         std::memcpy(session->result.what.text, session->ask.function, sizeof session->ask.function);
     }},
    {"threads",
     [] {
         if (session->pool_size < 32)
             session->result.kind = wire::answer_kind::more_threads;
         else
             exhaust(1, false);
     }},
    {"too-many-threads", [] { session->result.kind = wire::answer_kind::more_threads; }},
    {"restart",
     [] {
         if (session->visible.count < 4) {
             ++session->visible.count;
             session->result.kind = wire::answer_kind::restart_search;
         } else {
             exhaust(1, false);
         }
     }},
    {"unsupported",
     [] {
         find(wire::finding_kind::unsupported);
         std::strcpy(session->result.what.text, "io_uring_setup");
     }},
    {"slow",
     [] {
         while (session->stop.load() == 0) {
             usleep(1000);
             session->now.executions.fetch_add(1);
         }
         session->result.kind = wire::answer_kind::stopped;
     }},
    {"environment",
     [] {
         const char* bind = std::getenv("LD_BIND_NOW");
         const bool input_is_null = lseek(0, 0, SEEK_CUR) == 0;
         exhaust(bind != nullptr && input_is_null && fcntl(9, F_GETFD) == -1 ? 42 : 0, false);
     }},
};

}  // namespace

int main(int argc, char** argv) {
    const char* descriptor = std::getenv(wire::session_variable);
    if (descriptor == nullptr || argc < 2) return 99;
    void* place = mmap(reinterpret_cast<void*>(wire::session_address), sizeof(wire::session), PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_FIXED_NOREPLACE, std::atoi(descriptor), 0);
    if (place == MAP_FAILED) return 98;
    session = static_cast<wire::session*>(place);
    try_take();
    for (;;) {
        wait_for_turn();
        if (session->current.kind == wire::order_kind::leave) return 0;
        session->result.tasks = 2;
        session->usual_exit_status_known = true;
        behaviours.at(argv[1])();
        hand_over();
    }
}
