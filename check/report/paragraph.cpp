#include "check/report/paragraph.hpp"

#include <algorithm>
#include <csignal>
#include <cstring>

#include "check/report/block_words.hpp"
#include "check/report/demangle.hpp"
#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"
#include "check/report/noted_words.hpp"
#include "check/report/numbers.hpp"
#include "check/report/operation_words.hpp"
#include "check/report/spin_words.hpp"
#include "check/report/suspended_words.hpp"
#include "check/report/wake_up.hpp"

namespace pawl::check::report {
namespace {

using wire::finding_kind;
using wire::operation_kind;

std::string text_of(const wire::finding& what) { return {what.text, strnlen(what.text, sizeof what.text)}; }

bool is_lock(operation_kind kind) {
    switch (kind) {
        case operation_kind::mutex_lock:
        case operation_kind::reader_lock:
        case operation_kind::writer_lock:
        case operation_kind::spin_lock:
        case operation_kind::futex_lock: return true;
        default: return false;
    }
}

std::string how_it_waits(const wire::task_snapshot& task, task_words& names) {
    const std::string other = task.waits_for_task >= 0 ? names.task(task.waits_for_task) : std::string();
    const std::string object = task.object != 0 ? names.object(task.object, task.operation) : std::string("something");
    std::string text = waiting_words(task.operation, object, other, task.size);
    if (is_lock(task.operation) && task.waits_for_task >= 0)
        text += task.waits_for_task == task.id ? ", which it holds itself" : ", which \"" + other + "\" holds";
    return text;
}

std::string what_it_holds(const wire::task_snapshot& task, task_words& names) {
    std::string text;
    for (std::uint32_t i = 0; i < task.held_count && i < wire::max_held; ++i)
        text += (i == 0                     ? ""
                 : i + 1 == task.held_count ? " and "
                                            : ", ") +
                names.object(task.held[i].address, operation_kind::none);
    return text;
}

// The lock that the first task of the circle took first: of two, whoever takes it first everywhere can meet nobody half-way.
std::string one_order(const wire::finding& what, task_words& names) {
    if (what.cycle_length > 2) {
        std::string all;
        for (int i = 0; i < what.cycle_length && i < wire::max_reported_tasks; ++i)
            if (const wire::task_snapshot* task = names.snapshot(what.cycle[i]);
                task != nullptr && task->held_count > 0)
                all += (all.empty() ? "" : ", then ") + names.bare_object(task->held[0].address, operation_kind::none);
        return "take them in one order everywhere: " + all;
    }
    const wire::task_snapshot* first = names.snapshot(*std::min_element(what.cycle, what.cycle + what.cycle_length));
    if (first == nullptr || first->held_count == 0) return "take them in one order everywhere";
    const std::string lock = names.bare_object(first->held[0].address, operation_kind::none);
    return "both take " + lock + " first";
}

explanation cycle(const wire::finding& what, const verdict& whole, task_words& names) {
    explanation said;
    const bool sketch = !whole.board.empty();
    bool only_locks = true;
    for (int i = 0; i < what.cycle_length && i < wire::max_reported_tasks; ++i) {
        const wire::task_snapshot* task = names.snapshot(what.cycle[i]);
        if (task == nullptr) continue;
        only_locks = only_locks && is_lock(task->operation);
        const std::string held = what_it_holds(*task, names);
        said.paragraph += names.subject(task->id) + " ";
        if (!held.empty() && task->waits_for_task != task->id) said.paragraph += "holds " + held + " and ";
        said.paragraph += how_it_waits(*task, names) + ". ";
    }
    if (what.cycle_length == 1) {
        said.headline = "a task waits for itself";
        said.paragraph += "Nobody else can end that wait.";
        if (only_locks) said.why = "the lock is not recursive, and the task that holds it takes it again";
        if (only_locks && sketch)
            said.cure =
                "a recursive mutex: xSemaphoreCreateRecursiveMutex, xSemaphoreTakeRecursive, xSemaphoreGiveRecursive";
        return said;
    }
    said.headline = report::grouped(static_cast<std::uint64_t>(what.cycle_length)) + " tasks wait for each other";
    said.paragraph += what.cycle_length == 2
                          ? "Each waits for the other, so neither can ever go on."
                          : "Each waits for the next, and the last for the first: none can ever go on.";
    if (only_locks) {
        said.why = "the tasks take the same locks in different orders";
        said.cure = sketch ? one_order(what, names)
                           : "take them in one order everywhere, or together: std::scoped_lock(first, second)";
    }
    return said;
}

explanation nobody_left(const wire::finding& what, const verdict& whole, task_words& names) {
    explanation said;
    said.headline = "nothing can ever run again";
    if (all_are_suspended(what)) return explain_suspended(what, names);
    int waiting = 0;
    for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i) {
        const wire::task_snapshot& task = what.tasks[i];
        if (task.state == wire::task_state::ended || task.state == wire::task_state::ready) continue;
        if (++waiting > 5) continue;
        if (task.state == wire::task_state::spinning) {
            said.paragraph += names.subject(task.id) + " spins" + names.at(names.place_of(task.stack)) + ". " +
                              what_it_watches(task, nullptr, names);
            continue;
        }
        said.paragraph += names.subject(task.id) + " " + how_it_waits(task, names) + ". ";
        if (const auto early = wake_up_before_the_wait(whole.recorded, task)) {
            said.paragraph += "Task \"" + names.task(early->task) + "\" signalled it at step " + grouped(early->step) +
                              ", when nobody waited: that wake-up is lost. ";
            said.why = "a wake-up is not kept for a task that waits later";
            said.cure =
                task.operation == wire::operation_kind::futex_wait
                    ? "read the word first, then look whether there is anything to wait for, and wait with that value"
                    : "change what is waited for under the mutex, and test it under the same mutex before every wait";
        } else if (const auto wrong = wake_up_of_the_wrong_task(whole.recorded, task)) {
            said.paragraph += "The signal at step " + grouped(wrong->step) + " woke \"" + names.task(wrong->task) +
                              "\" instead, which waits there again. ";
            said.why = "a signal wakes one waiting task, and not always the one that could go on";
            said.cure = "wake all (notify_all, pthread_cond_broadcast), or a condition variable for each condition";
        }
    }
    if (waiting > 5)
        said.paragraph += report::counted(static_cast<std::uint64_t>(waiting - 5), "other task") + " wait as well. ";
    said.paragraph +=
        "No other task is left that could end " + std::string(waiting == 1 ? "that wait." : "these waits.");
    return said;
}

std::string signal_name(int number) {
    const char* name = sigabbrev_np(number);
    return name != nullptr ? "SIG" + std::string(name) : "signal " + std::to_string(number);
}

explanation crash(const wire::finding& what, task_words& names) {
    explanation said;
    const source_frame place = names.place_of(what.stack);
    const std::string function = place.function.empty() ? "" : " in " + path_of(place.function).whole();
    said.headline = signal_name(what.detail_signal) + function;
    said.paragraph = (what.task >= 0 ? names.subject(what.task) : std::string("A task")) + " was ended by " +
                     signal_name(what.detail_signal) + " (" + strsignal(what.detail_signal) + ")" + names.at(place);
    if (what.detail_signal == SIGSEGV || what.detail_signal == SIGBUS) {
        said.paragraph +=
            what.object < 4096 ? ": it used a null pointer" : ": it used address " + hexadecimal(what.object);
        if (const std::string& name = names.symbols().variable_at(what.object); !name.empty())
            said.paragraph += " (" + name + ")";
    }
    said.paragraph += ".";
    if (what.detail_signal != SIGABRT || text_of(what).empty()) return said;
    said.paragraph += " " + text_of(what);
    return said;
}

explanation plain(const wire::finding& what, task_words& names, std::string headline, const std::string& sentence) {
    explanation said;
    said.headline = std::move(headline);
    const source_frame place = names.place_of(what.stack);
    said.paragraph = (what.task >= 0 ? names.subject(what.task) : std::string("The program")) + " " + sentence +
                     names.at(place) + ".";
    if (const std::string& line = names.source(place); !line.empty()) said.paragraph += " The line is: " + line;
    return said;
}

/// The place that assert() appends is said with the task: ` (file.cpp:12)` goes.
std::string without_place(const std::string& text) {
    const auto start = text.rfind(" (");
    const bool is_place =
        start != std::string::npos && text.ends_with(')') && text.find(':', start) != std::string::npos;
    return is_place ? text.substr(0, start) : text;
}

/// The runtime gives the type as the language's library does: mangled, in front of a colon.
std::string exception_words(const std::string& text) {
    const auto end = text.find(": ");
    const std::string type = demangled_type(text.substr(0, end));
    return end == std::string::npos ? type : type + text.substr(end);
}

explanation exit_status(const wire::finding& what) {
    explanation said;
    said.headline = "the exit status depends on the schedule";
    said.paragraph = "In this schedule the program ends with status " + std::to_string(what.exit_status) +
                     ", in the first one it ended with another.";
    return said;
}

// Found in the middle of the wait: the task stands before the lock.
bool waits_for_a_lock(const wire::finding& what, const task_words& names) {
    const wire::task_snapshot* const waiting = names.snapshot(what.task);
    return waiting != nullptr && waiting->state != wire::task_state::ready && waiting->object == what.object &&
           waiting->operation != operation_kind::service_wait;
}

explanation unbounded_inversion(const wire::finding& what, task_words& names) {
    explanation said;
    said.headline = "unbounded: \"" + names.task(what.peer) + "\" runs while \"" + names.task(what.task) +
                    "\" waits for a lock of one below both";
    const wire::task_snapshot* const waiting = names.snapshot(what.task);
    said.paragraph = names.subject(what.task) + ", of priority " + std::to_string(waiting->base_priority) + ", waits" +
                     names.at(names.place_of(what.stack)) + " for " + names.object(what.object, waiting->operation) + ". " +
                     text_of(what) + ".";
    said.why = "the holder of the lock keeps its own low priority while a higher task waits for it";
    said.cure =
        "a lock whose holder inherits the priority of who waits, or has a ceiling: PTHREAD_PRIO_INHERIT or "
        "PTHREAD_PRIO_PROTECT by pthread_mutexattr_setprotocol, pawl::mutex, pawl::ceiling_mutex";
    return said;
}

explanation inversion(const wire::finding& what, task_words& names) {
    if (waits_for_a_lock(what, names)) return unbounded_inversion(what, names);
    explanation said = plain(what, names, "a lower priority keeps a higher one waiting", text_of(what));
    said.paragraph += " The lock is " + names.object(what.object, operation_kind::none) + ".";
    said.why = "the holder of the lock keeps its own low priority while a higher task waits for it";
    said.cure =
        "a mutex, whose holder inherits the priority of who waits: xSemaphoreCreateMutex() in the place of a binary "
        "semaphore; where it is one already, hold one mutex at a time: FreeRTOS does not hand priorities along a chain";
    return said;
}

explanation starvation(const wire::finding& what, task_words& names) {
    explanation said;
    said.headline = "a task never gets the core";
    said.paragraph = "In this schedule " + text_of(what) + ". It runs" + names.at(names.place_of(what.stack)) + ".";
    said.why = "taskYIELD() and vTaskDelay(0) let only tasks of the same priority run";
    said.cure = "let the higher task wait: vTaskDelay of at least one tick, a queue, a semaphore, or a notification";
    return said;
}

explanation inconclusive(const wire::finding& what, const verdict& whole, task_words& names) {
    explanation said;
    said.headline = whole.reason;
    if (what.task < 0 && what.stack.depth == 0) return said;
    const source_frame place = names.place_of(what.stack);
    said.paragraph =
        (what.task >= 0 ? names.subject(what.task) : std::string("The program")) + " stood" + names.at(place);
    if (!place.function.empty()) said.paragraph += " in " + path_of(place.function).whole();
    said.paragraph += ".";
    if (const std::string& line = names.source(place); !line.empty()) said.paragraph += " The line is: " + line;
    return said;
}

}  // namespace

explanation explain(const wire::finding& what, const verdict& whole, task_words& names) {
    const auto named = [](explanation said, const char* word) {
        said.word = word;
        return said;
    };
    switch (what.kind) {
        case finding_kind::deadlock:
            return named(what.cycle_length > 0 ? cycle(what, whole, names) : nobody_left(what, whole, names),
                         "DEADLOCK");
        case finding_kind::stuck: return named(explain_spin(what, whole, names), "STUCK");
        case finding_kind::promise: return named(explain_spin(what, whole, names), "PROMISE BROKEN");
        case finding_kind::waits_for_peer: return named(explain_spin(what, whole, names), "WAITS FOR PEER");
        case finding_kind::assertion: {
            const std::string text = without_place(text_of(what));
            return named(plain(what, names, "assertion failed: " + text, "failed the assertion " + text), "ASSERTION");
        }
        case finding_kind::signal: return named(crash(what, names), "CRASH");
        case finding_kind::exception: {
            const std::string text = exception_words(text_of(what));
            return named(plain(what, names, "nobody caught an exception: " + text,
                               "threw an exception that nobody caught (" + text + ")"),
                         "EXCEPTION");
        }
        case finding_kind::misuse: {
            std::string beside = what.object != 0 ? names.object(what.object, operation_kind::none) : std::string();
            if (what.peer >= 0)
                beside += (beside.empty() ? "" : "; ") + ("the other task is \"" + names.task(what.peer) + "\"");
            return named(plain(what, names, text_of(what), text_of(what) + (beside.empty() ? "" : " (" + beside + ")")),
                         "MISUSE");
        }
        case finding_kind::stack_overflow:
            return named(
                plain(what, names, "a task uses more than its stack", "uses more than its stack: " + text_of(what)),
                "STACK OVERFLOW");
        case finding_kind::inversion: return named(inversion(what, names), "PRIORITY INVERSION");
        case finding_kind::starvation: return named(starvation(what, names), "STARVATION");
        case finding_kind::deadline:
            return named(plain(what, names, "a task was not done in time", text_of(what)), "DEADLINE MISSED");
        case finding_kind::exit_status: return named(exit_status(what), "EXIT STATUS");
        case finding_kind::use_after_free:
        case finding_kind::double_free: return explain_freed(what, whole, names);
        case finding_kind::race:
        case finding_kind::lock_order:
        case finding_kind::leak:
            if (const noted* one = noted_for(what, whole)) return explain(*one, names);
            return named({}, "WARNING");
        default: return named(inconclusive(what, whole, names), "INCONCLUSIVE");
    }
}

std::string kind_key(finding_kind kind) {
    switch (kind) {
        case finding_kind::none: return "none";
        case finding_kind::deadlock: return "deadlock";
        case finding_kind::stuck: return "stuck";
        case finding_kind::promise: return "promise";
        case finding_kind::waits_for_peer: return "waits-for-peer";
        case finding_kind::assertion: return "assertion";
        case finding_kind::signal: return "signal";
        case finding_kind::exception: return "exception";
        case finding_kind::misuse: return "misuse";
        case finding_kind::stack_overflow: return "stack-overflow";
        case finding_kind::inversion: return "priority-inversion";
        case finding_kind::starvation: return "starvation";
        case finding_kind::deadline: return "deadline";
        case finding_kind::exit_status: return "exit";
        case finding_kind::use_after_free: return "use-after-free";
        case finding_kind::double_free: return "double-free";
        case finding_kind::race: return "race";
        case finding_kind::lock_order: return "lock-order";
        case finding_kind::leak: return "leak";
        case finding_kind::unsupported: return "unsupported";
        case finding_kind::endless_loop: return "loop";
        case finding_kind::too_long: return "steps";
        case finding_kind::nondeterminism: return "nondeterminism";
        case finding_kind::kinds: break;
    }
    return "unknown";
}

}  // namespace pawl::check::report
