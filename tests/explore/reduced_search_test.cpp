// Made-up programs: tasks that read, write, lock and unlock in straight lines. Every order of their steps is run by brute
// force, and the classes of equal ones are counted; the reduced search must meet each class, and none of them twice.
#include "check/explore/reduced_search.hpp"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "check/explore/actor.hpp"
#include "check/explore/cut.hpp"
#include "check/explore/footprints.hpp"

namespace pawl::check::explore {
namespace {

enum class act { read, write, lock, unlock, lock_and_read, unlock_and_write };
struct step {
    act what;
    int object;
};
using made_up_program = std::vector<std::vector<step>>;

constexpr std::uint8_t free_lock = 1;

bool locks(const step& s) { return s.what == act::lock || s.what == act::lock_and_read; }
bool unlocks(const step& s) { return s.what == act::unlock || s.what == act::unlock_and_write; }

/// A lock that reads something beside, an unlock that writes it: the other place is told first.
std::vector<wire::touched_place> places_of(const step& s, bool was_free) {
    std::vector<wire::touched_place> all;
    const auto object = static_cast<std::uint64_t>(s.object);
    if (s.what == act::read || s.what == act::lock_and_read) all.push_back({object, 0xff, wire::touch::reads, 0, 0});
    if (s.what == act::write || s.what == act::unlock_and_write)
        all.push_back({object, 0xff, wire::touch::writes, 0, 0});
    if (locks(s) || unlocks(s))
        all.push_back({object + 100, 0xff, wire::touch::writes, locks(s) ? free_lock : std::uint8_t{0},
                       was_free ? free_lock : std::uint8_t{0}});
    return all;
}

void touch_all(wire::footprint& to, const step& s, bool was_free) {
    for (const wire::touched_place& place : places_of(s, was_free)) add(to, place);
}

/// What tells classes apart: for each object, who came to it in which order; readers between two writers in any order.
class class_name {
public:
    void add(std::size_t task, const step& s) {
        const std::string who = std::to_string(task) + "." + std::to_string(count_[task]++) + " ";
        for (const wire::touched_place& place : places_of(s, false)) {
            std::string& of = orders_[place.key];
            std::multiset<std::string>& readers = readers_[place.key];
            if (place.how == wire::touch::reads) {
                readers.insert(who);
                continue;
            }
            flush(of, readers);
            of += "w" + who;
        }
    }
    std::string whole() {
        std::string text;
        for (auto& [key, of] : orders_) {
            flush(of, readers_[key]);
            text += std::to_string(key) + ": " + of;
        }
        return text;
    }

private:
    static void flush(std::string& of, std::multiset<std::string>& readers) {
        for (const std::string& one : readers) of += "r" + one;
        readers.clear();
    }
    std::map<std::uint64_t, std::string> orders_;
    std::map<std::uint64_t, std::multiset<std::string>> readers_;
    std::map<std::size_t, int> count_;
};

struct state {
    std::vector<std::size_t> at;
    std::map<int, bool> locked;
};

bool able(const made_up_program& p, const state& s, std::size_t task) {
    if (s.at[task] == p[task].size()) return false;
    const step& next = p[task][s.at[task]];
    const auto found = s.locked.find(next.object);
    return !locks(next) || found == s.locked.end() || !found->second;
}

void go(const made_up_program& p, state& s, std::size_t task) {
    const step& next = p[task][s.at[task]++];
    if (locks(next)) s.locked[next.object] = true;
    if (unlocks(next)) s.locked[next.object] = false;
}

void brute_force(const made_up_program& p, const state& s, const class_name& so_far, std::set<std::string>& classes) {
    bool ended = true;
    for (std::size_t task = 0; task < p.size(); ++task) {
        if (!able(p, s, task)) continue;
        ended = false;
        state next = s;
        class_name longer = so_far;
        longer.add(task, p[task][s.at[task]]);
        go(p, next, task);
        brute_force(p, next, longer, classes);
    }
    if (ended) classes.insert(class_name(so_far).whole());
}

struct searched {
    std::multiset<std::string> classes;
    int redundant = 0;
};

/// Runs one execution; false if it was cut off.
bool run_once(const made_up_program& p, reduced_search& search, searched& found) {
    const auto open = std::make_unique<candidates>();
    state s{std::vector<std::size_t>(p.size()), {}};
    class_name name;
    std::uint16_t running = actor_of_task(0);
    for (std::size_t depth = 0;; ++depth) {
        open->count = 0;
        for (std::size_t task = 0; task < p.size(); ++task)
            if (able(p, s, task)) open->add({static_cast<std::uint16_t>(task), wire::choice_kind::task, 0});
        if (open->count == 0) break;
        wire::choice taken;
        if (depth < search.prefix_length()) {
            taken = search.prefix(depth);
        } else {
            const std::size_t index = search.pick(depth, *open, running);
            EXPECT_NE(index, candidates::most);
            if (index == candidates::asleep) {
                ++found.redundant;
                return false;
            }
            taken = open->at[index];
        }
        const step& next = p[taken.value][s.at[taken.value]];
        const bool was_free = !unlocks(next);
        name.add(taken.value, next);
        go(p, s, taken.value);
        wire::footprint touched{};
        touch_all(touched, next, was_free);
        search.happened(depth, touched);
        running = actor_of_task(taken.value);
    }
    for (std::size_t task = 0; task < p.size(); ++task) {
        if (s.at[task] == p[task].size()) continue;
        wire::footprint standing{};
        touch_all(standing, p[task][s.at[task]], true);
        search.stands(actor_of_task(static_cast<std::uint32_t>(task)), standing);
    }
    found.classes.insert(name.whole());
    return true;
}

std::unique_ptr<wire::reduced_state> room() {
    return std::unique_ptr<wire::reduced_state>(new wire::reduced_state);  // untouched, so it takes little
}

searched search_all(const made_up_program& p) {
    const auto kept = room();
    reduced_search search;
    search.begin(*kept, false, false);
    searched found;
    do run_once(p, search, found);
    while (search.advance());
    return found;
}

/// Few steps in all: brute force runs every order of them.
made_up_program random_program(std::mt19937& random) {
    made_up_program p(2 + random() % 2);
    for (auto& task : p) {
        const std::size_t most = 8 / p.size();
        while (task.size() < most) {
            if (!task.empty() && random() % 4 == 0) break;
            const auto object = static_cast<int>(random() % 2);
            switch (random() % 6) {
                case 0: task.push_back({act::read, object}); break;
                case 1: task.push_back({act::write, object}); break;
                case 2:
                case 3:
                    task.push_back({act::lock_and_read, object});
                    task.push_back({act::unlock_and_write, object});
                    break;
                default:
                    task.push_back({act::lock, object});
                    task.push_back({random() % 2 ? act::read : act::write, 2});
                    task.push_back({act::unlock, object});
            }
        }
    }
    return p;
}

std::size_t classes_of(const made_up_program& p) {
    std::set<std::string> classes;
    brute_force(p, {std::vector<std::size_t>(p.size()), {}}, {}, classes);
    return classes.size();
}

TEST(ReducedSearch, RunsOneExecutionOfEachClassOfRandomPrograms) {
    std::mt19937 random(7);
    for (int i = 0; i < 150; ++i) {
        const made_up_program p = random_program(random);
        std::set<std::string> expected;
        brute_force(p, {std::vector<std::size_t>(p.size()), {}}, {}, expected);
        const searched found = search_all(p);
        EXPECT_EQ(std::set<std::string>(found.classes.begin(), found.classes.end()), expected) << "program " << i;
        EXPECT_EQ(found.classes.size(), expected.size()) << "program " << i << " runs a class twice";
    }
}

// The unlock also writes what the next lock reads: that they cannot change places must not hide that the locks can.
TEST(ReducedSearch, TurnsLocksRoundThatShareAnotherPlaceWithTheUnlock) {
    const std::vector<step> twice{
        {act::lock_and_read, 0}, {act::unlock_and_write, 0}, {act::lock_and_read, 0}, {act::unlock_and_write, 0}};
    std::vector<step> later = twice;
    later.insert(later.begin(), {act::write, 1});
    EXPECT_EQ(search_all({twice, later}).classes.size(), 6u);
}

TEST(ReducedSearch, MeetsADeadlock) {
    const made_up_program p{{{act::lock, 0}, {act::lock, 1}, {act::unlock, 1}, {act::unlock, 0}},
                            {{act::lock, 1}, {act::lock, 0}, {act::unlock, 0}, {act::unlock, 1}}};
    EXPECT_EQ(search_all(p).classes.size(), 3u);
}

TEST(ReducedSearch, TakesIndependentTasksInOneOrder) {
    const made_up_program p{{{act::write, 0}}, {{act::write, 1}}, {{act::write, 2}}, {{act::write, 3}}};
    EXPECT_EQ(search_all(p).classes.size(), 1u);
}

TEST(ReducedSearch, TakesTasksThatWriteTheSameInEveryOrder) {
    const made_up_program p{{{act::write, 0}}, {{act::write, 0}}, {{act::write, 0}}, {{act::write, 0}}};
    EXPECT_EQ(search_all(p).classes.size(), 24u);
}

// Cut at growing depths, in the middle of a search too: no class is lost, and none is met by two parts.
TEST(ReducedSearch, MeetsEachClassOnceWhenItIsCut) {
    std::mt19937 random(13);
    const auto spans = [](wire::reduced_state& of) {
        return reduced_path{{of.node, of.depth}, {of.at, of.alternatives_in_use}};
    };
    const auto shorten = [](wire::reduced_state& to, std::uint32_t depth) {
        to.depth = depth;
        to.alternatives_in_use = alternatives_of({to.node, depth});
    };
    for (int i = 0; i < 100; ++i) {
        const made_up_program p = random_program(random);
        searched found;
        // A part, and the depth that it was cut at.
        std::vector<std::pair<std::unique_ptr<wire::reduced_state>, std::uint32_t>> waiting;
        waiting.emplace_back(room(), 0);
        waiting.back().first->depth = waiting.back().first->alternatives_in_use = 0;
        while (!waiting.empty()) {
            const auto [part, cut_at] = std::move(waiting.back());
            waiting.pop_back();
            const auto run = [&, &state = *part](int most) {
                reduced_search search;
                search.begin(state, false, state.depth > 0);
                for (int executions = 0; executions < most; ++executions) {
                    run_once(p, search, found);
                    if (!search.advance()) return;
                }
            };
            run(static_cast<int>(random() % 4) + 1);
            const std::uint32_t depth = cut_at + 1;
            while (part->depth > 0) {
                want_all(spans(*part), depth);
                if (part->depth > depth) {
                    auto below = room();
                    std::copy_n(part->node, part->depth, below->node);
                    std::copy_n(part->at, part->alternatives_in_use, below->at);
                    below->out_of_memory = false;
                    shorten(*below, part->depth);
                    leave_above(spans(*below), depth);
                    waiting.emplace_back(std::move(below), depth);
                    shorten(*part, depth);
                    shorten(*part, go_on(spans(*part)));
                }
                if (part->depth > 0) run(1);
            }
        }
        EXPECT_EQ(found.classes.size(), classes_of(p)) << "program " << i;
        EXPECT_EQ(std::set<std::string>(found.classes.begin(), found.classes.end()).size(), classes_of(p))
            << "program " << i;
    }
}

}  // namespace
}  // namespace pawl::check::explore
