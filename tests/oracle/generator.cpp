#include "generator.hpp"

#include <algorithm>
#include <array>

#include "random.hpp"

namespace oracle {
namespace {

// What a program is about. A program draws two or three of these, so that its tasks meet at the same objects.
enum class subject {
    memory,
    mutexes,
    conditions,
    semaphores,
    rw_locks,
    barriers,
    onces,
    spins,
    time,
    interrupts,
    count
};

class maker {
public:
    explicit maker(std::uint64_t seed) : random_(seed) { made_.seed = seed; }

    program make() {
        draw_subjects();
        make_objects();
        const int tasks = random_.one_in(4) ? 4 : random_.one_in(3) ? 2 : 3;
        room_ = random_.between(5, tasks == 4 ? 7 : 9);
        made_.tasks.resize(static_cast<std::size_t>(tasks));
        for (int t = 0; t < tasks; ++t) {
            const int share = std::max(1, room_ / (tasks - t));
            here_ = t;
            left_ = share;
            made_.tasks[static_cast<std::size_t>(t)] = make_block(0);
            room_ -= share;
        }
        for (int t = 1; t < tasks; ++t) start_task(t);
        if (draws(subject::interrupts)) make_interrupts();
        if (random_.one_in(12))
            insert_somewhere(random_.below(tasks), {.what = verb::leave, .value = random_.between(0, 2)});
        look_at_the_end();
        return made_;
    }

private:
    bool draws(subject s) const { return std::ranges::find(subjects_, s) != subjects_.end(); }
    int any(int count) { return random_.below(count); }
    int any_register() { return any(most_registers); }

    void draw_subjects() {
        const int count = random_.between(1, 3);
        for (int i = 0; i < count; ++i)
            subjects_.push_back(static_cast<subject>(any(static_cast<int>(subject::count))));
        subjects_.push_back(subject::memory);
    }

    void make_objects() {
        made_.variables = random_.between(1, 2);
        if (draws(subject::mutexes) || draws(subject::conditions)) {
            const int mutexes = random_.between(1, 2);
            for (int i = 0; i < mutexes; ++i) made_.mutex_is_recursive.push_back(i == 1 && random_.one_in(3));
        }
        if (draws(subject::conditions)) made_.mutex_of_condition.push_back(0);
        if (draws(subject::semaphores) || draws(subject::interrupts))
            for (int i = random_.between(1, 2); i > 0; --i) made_.semaphore_start.push_back(any(2));
        if (draws(subject::rw_locks)) made_.rw_locks = 1;
        if (draws(subject::barriers)) made_.barrier_parties.push_back(random_.between(2, 3));
        if (draws(subject::onces)) made_.onces = 1;
    }

    block make_block(int depth) {
        block made;
        const int length = depth == 0 ? left_ : std::min(left_, random_.between(1, 2));
        for (int i = 0; i < length && left_ > 0; ++i) made.push_back(make_statement(depth));
        return made;
    }

    statement with_body(statement s, int depth) {
        left_ -= 2;
        s.body = make_block(depth + 1);
        return s;
    }

    statement make_statement(int depth) {
        const subject about = random_.of(subjects_);
        --left_;
        if (depth < 2 && random_.one_in(8)) {
            ++left_;  // costs nothing itself
            statement s{.what = verb::if_equal, .value = any(2), .reg = any_register()};
            s.body = make_block(depth + 1);
            if (random_.one_in(3)) s.otherwise = make_block(depth + 1);
            return s;
        }
        if (depth < 1 && random_.one_in(14)) {
            statement s{.what = verb::repeat, .value = 2};
            s.body.push_back(make_access());
            --left_;
            return s;
        }
        if (random_.one_in(16)) return {.what = verb::yield};
        if (random_.one_in(20)) return {.what = verb::choose, .value = 2, .reg = any_register()};
        switch (about) {
            case subject::mutexes: return make_locked(depth);
            case subject::conditions: return make_conditional(depth);
            case subject::semaphores: return make_semaphore();
            case subject::rw_locks: return make_rw_lock(depth);
            case subject::barriers: return {.what = verb::barrier};
            case subject::onces: return {.what = verb::once};
            case subject::spins:
                return {.what = random_.one_in(2) ? verb::spin : verb::spin_and_yield,
                        .object = any(made_.variables),
                        .value = any(2)};
            case subject::time: return make_timed(depth);
            case subject::interrupts: return random_.one_in(2) ? make_semaphore() : make_access();
            default: return make_access();
        }
    }

    statement make_access() {
        static constexpr std::array kinds{verb::load, verb::load,     verb::store,  verb::store,
                                          verb::add,  verb::exchange, verb::compare};
        statement s{.what = kinds[static_cast<std::size_t>(any(static_cast<int>(kinds.size())))],
                    .object = any(made_.variables),
                    .value = random_.between(0, 2),
                    .other = random_.between(0, 2),
                    .reg = any_register()};
        if (s.what == verb::add) s.value = 1;
        return s;
    }

    statement make_locked(int depth) {
        statement s{.object = any(static_cast<int>(made_.mutex_is_recursive.size())),
                    .value = random_.between(1, 2),
                    .reg = any_register()};
        s.what = random_.one_in(4) ? verb::try_locked : random_.one_in(6) ? verb::locked_in_time : verb::locked;
        return with_body(s, depth);
    }

    // Within the condition's mutex: a wait, or a change and a wake-up.
    statement make_conditional(int depth) {
        if (depth > 0) return {.what = random_.one_in(2) ? verb::signal : verb::broadcast};
        statement s{.what = verb::locked, .object = 0};
        left_ -= 2;
        const int kind = any(4);
        if (kind == 0) {
            s.body.push_back({.what = verb::wait});
        } else if (kind == 1) {
            s.body.push_back({.what = verb::wait_in_time, .value = random_.between(1, 2), .reg = any_register()});
        } else if (kind == 2) {
            statement test{.what = verb::if_equal, .value = 0, .reg = 0};
            test.body.push_back({.what = verb::wait});
            s.body.push_back({.what = verb::load, .object = 0, .reg = 0});
            s.body.push_back(test);
        } else {
            s.body.push_back({.what = verb::store, .object = 0, .value = 1});
            s.body.push_back({.what = random_.one_in(2) ? verb::signal : verb::broadcast});
        }
        return s;
    }

    statement make_semaphore() {
        static constexpr std::array kinds{verb::acquire, verb::acquire,     verb::post,
                                          verb::post,    verb::try_acquire, verb::acquire_in_time};
        return {.what = kinds[static_cast<std::size_t>(any(static_cast<int>(kinds.size())))],
                .object = any(static_cast<int>(made_.semaphore_start.size())),
                .value = random_.between(1, 2),
                .reg = any_register()};
    }

    statement make_rw_lock(int depth) {
        if (depth > 0) return make_access();
        static constexpr std::array kinds{verb::reading, verb::reading, verb::writing, verb::try_reading,
                                          verb::try_writing};
        return with_body(
            {.what = kinds[static_cast<std::size_t>(any(static_cast<int>(kinds.size())))], .reg = any_register()},
            depth);
    }

    statement make_timed(int depth) {
        if (!made_.semaphore_start.empty() && random_.one_in(2))
            return {.what = verb::acquire_in_time, .value = random_.between(1, 2), .reg = any_register()};
        if (!made_.mutex_is_recursive.empty() && depth == 0 && random_.one_in(2))
            return with_body({.what = verb::locked_in_time, .value = random_.between(1, 2), .reg = any_register()},
                             depth);
        return {.what = verb::sleep, .value = random_.between(1, 2)};
    }

    // Created by main mostly, by an earlier task sometimes; joined by its creator mostly.
    void start_task(int t) {
        const int creator = t > 1 && random_.one_in(4) ? random_.between(1, t - 1) : 0;
        block& body = made_.tasks[static_cast<std::size_t>(creator)];
        const auto place = random_.one_in(3) ? static_cast<std::size_t>(any(static_cast<int>(body.size()) + 1)) : 0;
        body.insert(body.begin() + static_cast<std::ptrdiff_t>(place), {.what = verb::create, .object = t});
        if (!random_.one_in(6)) body.push_back({.what = verb::join, .object = t});
    }

    void make_interrupts() {
        const int count = random_.one_in(4) ? 2 : 1;
        for (int i = 0; i < count; ++i) {
            handler h{.priority = random_.between(1, 2), .times = 1, .body = {}};
            for (int n = random_.between(1, 2); n > 0; --n)
                h.body.push_back(
                    random_.one_in(2)
                        ? statement{.what = verb::post, .object = any(static_cast<int>(made_.semaphore_start.size()))}
                        : make_access());
            made_.interrupts.push_back(h);
            insert_somewhere(random_.one_in(4) ? any(static_cast<int>(made_.tasks.size())) : 0,
                             {.what = verb::declare, .object = i});
        }
    }

    void insert_somewhere(int task, const statement& s) {
        block& body = made_.tasks[static_cast<std::size_t>(task)];
        body.insert(body.begin() + any(static_cast<int>(body.size()) + 1), s);
    }

    // Otherwise the last stores would be seen by nobody.
    void look_at_the_end() {
        for (int v = 0; v < made_.variables; ++v) made_.tasks[0].push_back({.what = verb::load, .object = v, .reg = v});
    }

    random random_;
    program made_;
    std::vector<subject> subjects_;
    int room_ = 0;  // statements that nobody has yet
    int left_ = 0;  // of the task being made
    int here_ = 0;
};

}  // namespace

program generate(std::uint64_t seed) { return maker(seed).make(); }

}  // namespace oracle
