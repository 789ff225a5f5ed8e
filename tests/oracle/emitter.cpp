#include "emitter.hpp"

namespace oracle {
namespace {

const char* const prelude = R"(#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <time.h>

#include <atomic>
#include <cstdlib>

#include <pawl/check.h>

namespace {

timespec in_time(long milliseconds) {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_nsec += milliseconds * 1000000;
    t.tv_sec += t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    return t;
}
void sleep_for(long milliseconds) {
    timespec t{0, milliseconds * 1000000};
    nanosleep(&t, nullptr);
}
int locked_within(pthread_mutex_t* m, long milliseconds) {
    timespec t = in_time(milliseconds);
    return pthread_mutex_clocklock(m, CLOCK_MONOTONIC, &t) == 0;
}
int acquired_within(sem_t* s, long milliseconds) {
    timespec t = in_time(milliseconds);
    return sem_clockwait(s, CLOCK_MONOTONIC, &t) == 0;
}
int timed_out(pthread_cond_t* c, pthread_mutex_t* m, long milliseconds) {
    timespec t = in_time(milliseconds);
    return pthread_cond_clockwait(c, m, CLOCK_MONOTONIC, &t) != 0;
}
int exchanged(std::atomic<int>& x, int expected, int desired) { return x.compare_exchange_strong(expected, desired); }

}  // namespace
)";

class printer {
public:
    explicit printer(const program& p) : p_(p) {}

    std::string print(std::size_t number) {
        line("");
        line("namespace program_" + std::to_string(number) + " {  // seed " + std::to_string(p_.seed));
        objects();
        for (std::size_t i = 0; i < p_.interrupts.size(); ++i) print_handler(i);
        for (std::size_t t = p_.tasks.size(); t-- > 0;) print_task(t);
        line("}");
        return std::move(text_);
    }

private:
    static std::string number(int n) { return std::to_string(n); }
    void line(const std::string& text) {
        text_ += std::string(static_cast<std::size_t>(4 * indent_), ' ') + text + "\n";
    }

    void objects() {
        for (int i = 0; i < p_.variables; ++i) line("std::atomic<int> x" + number(i) + "{0};");
        for (std::size_t i = 0; i < p_.mutex_is_recursive.size(); ++i)
            line("pthread_mutex_t m" + std::to_string(i) + " = PTHREAD_" +
                 (p_.mutex_is_recursive[i] ? "RECURSIVE_MUTEX_INITIALIZER_NP;" : "MUTEX_INITIALIZER;"));
        for (std::size_t i = 0; i < p_.mutex_of_condition.size(); ++i)
            line("pthread_cond_t c" + std::to_string(i) + " = PTHREAD_COND_INITIALIZER;");
        for (std::size_t i = 0; i < p_.semaphore_start.size(); ++i) line("sem_t s" + std::to_string(i) + ";");
        for (int i = 0; i < p_.rw_locks; ++i) line("pthread_rwlock_t l" + number(i) + " = PTHREAD_RWLOCK_INITIALIZER;");
        for (std::size_t i = 0; i < p_.barrier_parties.size(); ++i)
            line("pthread_barrier_t b" + std::to_string(i) + ";");
        for (int i = 0; i < p_.onces; ++i) line("pthread_once_t o" + number(i) + " = PTHREAD_ONCE_INIT;");
        if (p_.onces > 0) line("void first_time() { x0.fetch_add(1); }");
        for (std::size_t t = 1; t < p_.tasks.size(); ++t) line("pthread_t t" + std::to_string(t) + ";");
    }

    void registers(int text) {
        line("int r0 = 0, r1 = 0, r2 = 0;");
        line("(void)r0, (void)r1, (void)r2;");
        text_of_ = text;
    }

    void print_handler(std::size_t i) {
        line("void interrupt" + std::to_string(i) + "(void*) {");
        ++indent_;
        registers(static_cast<int>(p_.tasks.size() + i));
        print(p_.interrupts[i].body);
        --indent_;
        line("}");
    }

    void print_task(std::size_t t) {
        line(t == 0 ? "int run() {" : "void* task" + std::to_string(t) + "(void*) {");
        ++indent_;
        if (t == 0) {
            for (std::size_t i = 0; i < p_.semaphore_start.size(); ++i)
                line("sem_init(&s" + std::to_string(i) + ", 0, " + number(p_.semaphore_start[i]) + ");");
            for (std::size_t i = 0; i < p_.barrier_parties.size(); ++i)
                line("pthread_barrier_init(&b" + std::to_string(i) + ", nullptr, " + number(p_.barrier_parties[i]) +
                     ");");
        }
        registers(static_cast<int>(t));
        print(p_.tasks[t]);
        line(t == 0 ? "return 0;" : "return nullptr;");
        --indent_;
        line("}");
    }

    void print(const block& all) {
        for (const statement& s : all) print(s);
    }

    // register = value, and the outcome says so.
    void give(const statement& s, const std::string& value) {
        line("r" + number(s.reg) + " = " + value + ";");
        line("pawl_outcome_value(\"" + label(text_of_, s.reg) + "\", r" + number(s.reg) + ");");
    }

    void nested(const std::string& head, const block& body) {
        line(head + " {");
        ++indent_;
        print(body);
        --indent_;
        line("}");
    }

    void held(const statement& s, const std::string& condition, const std::string& unlock) {
        if (condition.empty()) {
            print(s.body);
            line(unlock);
            return;
        }
        give(s, condition);
        line("if (r" + number(s.reg) + ") {");
        ++indent_;
        print(s.body);
        line(unlock);
        --indent_;
        line("}");
    }

    void print(const statement& s) {
        const std::string o = number(s.object), v = number(s.value), r = "r" + number(s.reg);
        const std::string x = "x" + o, m = "&m" + o, l = "&l" + o;
        const std::string time = number(s.value * unit_of_time_ms);
        const std::string c = "&c" + o;
        const auto condition_mutex = [&] {
            return "&m" + number(p_.mutex_of_condition[static_cast<std::size_t>(s.object)]);
        };
        switch (s.what) {
            case verb::if_equal:
                nested("if (" + r + " == " + v + ")", s.body);
                if (!s.otherwise.empty()) nested("else", s.otherwise);
                break;
            case verb::repeat: nested("for (int i = 0; i < " + v + "; ++i)", s.body); break;
            case verb::load: give(s, x + ".load()"); break;
            case verb::store: line(x + ".store(" + v + ");"); break;
            case verb::exchange: give(s, x + ".exchange(" + v + ")"); break;
            case verb::add: give(s, x + ".fetch_add(" + v + ")"); break;
            case verb::compare: give(s, "exchanged(" + x + ", " + v + ", " + number(s.other) + ")"); break;
            case verb::spin: line("while (" + x + ".load() != " + v + ");"); break;
            case verb::spin_and_yield: line("while (" + x + ".load() != " + v + ") sched_yield();"); break;
            case verb::locked:
                line("pthread_mutex_lock(" + m + ");");
                held(s, "", "pthread_mutex_unlock(" + m + ");");
                break;
            case verb::try_locked:
                held(s, "pthread_mutex_trylock(" + m + ") == 0", "pthread_mutex_unlock(" + m + ");");
                break;
            case verb::locked_in_time:
                held(s, "locked_within(" + m + ", " + time + ")", "pthread_mutex_unlock(" + m + ");");
                break;
            case verb::reading:
                line("pthread_rwlock_rdlock(" + l + ");");
                held(s, "", "pthread_rwlock_unlock(" + l + ");");
                break;
            case verb::writing:
                line("pthread_rwlock_wrlock(" + l + ");");
                held(s, "", "pthread_rwlock_unlock(" + l + ");");
                break;
            case verb::try_reading:
                held(s, "pthread_rwlock_tryrdlock(" + l + ") == 0", "pthread_rwlock_unlock(" + l + ");");
                break;
            case verb::try_writing:
                held(s, "pthread_rwlock_trywrlock(" + l + ") == 0", "pthread_rwlock_unlock(" + l + ");");
                break;
            case verb::wait: line("pthread_cond_wait(" + c + ", " + condition_mutex() + ");"); break;
            case verb::wait_in_time: give(s, "timed_out(" + c + ", " + condition_mutex() + ", " + time + ")"); break;
            case verb::signal: line("pthread_cond_signal(" + c + ");"); break;
            case verb::broadcast: line("pthread_cond_broadcast(" + c + ");"); break;
            case verb::acquire: line("sem_wait(&s" + o + ");"); break;
            case verb::try_acquire: give(s, "sem_trywait(&s" + o + ") == 0"); break;
            case verb::acquire_in_time: give(s, "acquired_within(&s" + o + ", " + time + ")"); break;
            case verb::post: line("sem_post(&s" + o + ");"); break;
            case verb::barrier: line("pthread_barrier_wait(&b" + o + ");"); break;
            case verb::once: line("pthread_once(&o" + o + ", first_time);"); break;
            case verb::create: line("pthread_create(&t" + o + ", nullptr, task" + o + ", nullptr);"); break;
            case verb::join: line("pthread_join(t" + o + ", nullptr);"); break;
            case verb::yield: line("sched_yield();"); break;
            case verb::sleep: line("sleep_for(" + time + ");"); break;
            case verb::choose: give(s, "static_cast<int>(pawl_choose(" + v + "))"); break;
            case verb::leave: line("exit(" + v + ");"); break;
            case verb::declare:
                line("pawl_interrupt(\"interrupt" + o + "\", " +
                     number(p_.interrupts[static_cast<std::size_t>(s.object)].priority) + ", 0, " +
                     number(p_.interrupts[static_cast<std::size_t>(s.object)].times) + ", interrupt" + o +
                     ", nullptr);");
                break;
        }
    }

    const program& p_;
    std::string text_;
    int indent_ = 0;
    int text_of_ = 0;
};

}  // namespace

std::string label(int text, int reg) { return std::string(1, static_cast<char>('a' + text)) + std::to_string(reg); }

std::string emit(std::span<const program> all) {
    std::string text = prelude;
    for (std::size_t i = 0; i < all.size(); ++i) text += printer(all[i]).print(i);
    text += "\nint main(int, char** arguments) {\n    switch (atoi(arguments[1])) {\n";
    for (std::size_t i = 0; i < all.size(); ++i)
        text += "        case " + std::to_string(i) + ": return program_" + std::to_string(i) + "::run();\n";
    return text + "    }\n    return 99;\n}\n";
}

}  // namespace oracle
