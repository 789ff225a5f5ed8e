// A made-up program: three tasks, each with a call or two of a few accesses to two variables and a guarded one, by the number
// that it is given. It says what the calls returned, and which had returned before which began.
//
// OWN_STEPS: every call ends by a step that touches nothing else, so that its return is a step of its own, as its beginning is.
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <pawl/check.hpp>

namespace check = pawl::check;

struct one_access {
    unsigned what, variable;
};
using call = std::vector<one_access>;
using script = std::vector<call>;

struct spec {
    check::allowed made(int, int, int seen) { return seen >= 0; }
};

std::atomic<int> variables[2];
std::atomic<int> private_steps[3];
std::mutex guard;
int guarded = 0;
check::history<spec> calls;

unsigned drawn(unsigned& seed, unsigned most) {
    seed = seed * 1'103'515'245u + 12'345u;
    return (seed >> 16) % most;
}

std::vector<script> program(unsigned seed) {
    std::vector<script> tasks(3);
    for (script& task : tasks) {
        task.resize(&task == &tasks[2] ? 1 : 1 + drawn(seed, 2));
        for (call& one : task) {
            one.resize(drawn(seed, task.size() == 1 ? 3 : 2));
            for (one_access& each : one) each = {drawn(seed, 4), drawn(seed, 2)};
        }
    }
    return tasks;
}

int carry_out(const call& one, int own, std::atomic<int>& step) {
    int seen = 0;
    for (const one_access& each : one) {
        std::atomic<int>& variable = variables[each.variable];
        switch (each.what) {
            case 0: seen = seen * 100 + variable.load(); break;
            case 1: variable = own; break;
            case 2: seen = seen * 100 + variable.fetch_add(1); break;
            default: {
                const std::scoped_lock keep(guard);
                seen = seen * 100 + ++guarded;
            }
        }
    }
#ifdef OWN_STEPS
    step = 1;
#endif
    static_cast<void>(step);
    return seen;
}

void run(const script& task, int number) {
    for (int i = 0; i < static_cast<int>(task.size()); ++i)
        calls.call<&spec::made>(
            [&](int, int) {
                return carry_out(task[static_cast<std::size_t>(i)], 10 * (number + 1) + i, private_steps[number]);
            },
            number, i);
}

// By task and number, whichever began first.
std::string told() {
    std::vector<std::string> lines;
    std::vector<std::size_t> order;
    for (int task = 0; task < 3; ++task)
        for (int i = 0; i < 2; ++i)
            for (std::size_t at = 0; at < calls.size(); ++at)
                if (calls.at(at).kind->said(calls.at(at).values) ==
                    "made(" + std::to_string(task) + ", " + std::to_string(i) + ")")
                    order.push_back(at);
    std::string text;
    for (const std::size_t one : order) text += calls.at(one).kind->answered(calls.at(one).values) + ",";
    text += ";";
    for (const std::size_t one : order) {
        for (const std::size_t other : order) text += calls.at(other).time.before(calls.at(one).time) ? '1' : '0';
        text += ',';
    }
    return text;
}

int main(int, char** arguments) {
    const std::vector<script> tasks = program(static_cast<unsigned>(std::atoi(arguments[1])));
    std::thread one([&] { run(tasks[1], 1); });
    std::thread two([&] { run(tasks[2], 2); });
    run(tasks[0], 0);
    one.join();
    two.join();
    static_cast<void>(check::linearizable(calls));
    check::outcome(told().c_str());
}
