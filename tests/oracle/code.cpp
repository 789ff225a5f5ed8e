#include "code.hpp"

#include <stdexcept>

namespace oracle {
namespace {

class compiler {
public:
    code compile(const block& body, bool is_main) {
        add(body);
        if (is_main)
            put({.what = act::leave});
        else
            put({.what = act::end});
        if (made_.size() > 250) throw std::runtime_error("a task is too long");
        return std::move(made_);
    }

private:
    std::uint8_t here() const { return static_cast<std::uint8_t>(made_.size()); }
    std::size_t put(const instruction& one) {
        made_.push_back(one);
        return made_.size() - 1;
    }
    void add(const block& all) {
        for (const statement& s : all) add(s);
    }

    instruction from(act what, const statement& s) const {
        return {.what = what,
                .object = static_cast<std::uint8_t>(s.object),
                .reg = static_cast<std::uint8_t>(s.reg),
                .value = static_cast<std::uint8_t>(s.value),
                .other = static_cast<std::uint8_t>(s.other)};
    }
    void step(act what, const statement& s, bool says) {
        put(from(what, s));
        if (says) put(from(act::say, s));
    }

    void held(act lock, act unlock, const statement& s) {
        put(from(lock, s));
        add(s.body);
        put(from(unlock, s));
    }
    void perhaps_held(act lock, act unlock, const statement& s) {
        step(lock, s, true);
        instruction test = from(act::unless_equal, s);
        test.value = 1;
        const std::size_t at = put(test);
        add(s.body);
        put(from(unlock, s));
        made_[at].target = here();
    }

    void branch(const statement& s) {
        const std::size_t test = put(from(act::unless_equal, s));
        add(s.body);
        if (s.otherwise.empty()) {
            made_[test].target = here();
            return;
        }
        const std::size_t over = put({.what = act::go_to});
        made_[test].target = here();
        add(s.otherwise);
        made_[over].target = here();
    }

    void loop(const statement& s) {
        instruction set = from(act::set_counter, s);
        set.object = depth_;
        put(set);
        const std::uint8_t begin = here();
        ++depth_;
        add(s.body);
        --depth_;
        put({.what = act::count_down, .object = depth_, .target = begin});
    }

    void add(const statement& s) {
        switch (s.what) {
            case verb::if_equal: return branch(s);
            case verb::repeat: return loop(s);
            case verb::load: return step(act::load, s, true);
            case verb::store: return step(act::store, s, false);
            case verb::exchange: return step(act::exchange, s, true);
            case verb::add: return step(act::add, s, true);
            case verb::compare: return step(act::compare, s, true);
            case verb::spin: return step(act::spin, s, false);
            case verb::spin_and_yield: made_[put(from(act::spin, s))].yields = true; return;
            case verb::locked: return held(act::lock, act::unlock, s);
            case verb::try_locked: return perhaps_held(act::try_lock, act::unlock, s);
            case verb::locked_in_time: return perhaps_held(act::timed_lock, act::unlock, s);
            case verb::reading: return held(act::read_lock, act::rw_unlock, s);
            case verb::writing: return held(act::write_lock, act::rw_unlock, s);
            case verb::try_reading: return perhaps_held(act::try_read_lock, act::rw_unlock, s);
            case verb::try_writing: return perhaps_held(act::try_write_lock, act::rw_unlock, s);
            case verb::wait: return step(act::wait, s, false);
            case verb::wait_in_time: return step(act::timed_wait, s, true);
            case verb::signal: return step(act::signal, s, false);
            case verb::broadcast: return step(act::broadcast, s, false);
            case verb::acquire: return step(act::acquire, s, false);
            case verb::try_acquire: return step(act::try_acquire, s, true);
            case verb::acquire_in_time: return step(act::timed_acquire, s, true);
            case verb::post: return step(act::post, s, false);
            case verb::barrier: return step(act::barrier, s, false);
            case verb::once: return step(act::once, s, false);
            case verb::create: return step(act::create, s, false);
            case verb::join: return step(act::join, s, false);
            case verb::yield: return step(act::yield, s, false);
            case verb::sleep: return step(act::sleep, s, false);
            case verb::choose: return step(act::choose, s, true);
            case verb::leave: return step(act::leave, s, false);
            case verb::declare: return step(act::declare, s, false);
        }
    }

    code made_;
    std::uint8_t depth_ = 0;
};

}  // namespace

std::vector<code> compile(const program& p) {
    std::vector<code> all;
    for (std::size_t t = 0; t < p.tasks.size(); ++t) all.push_back(compiler().compile(p.tasks[t], t == 0));
    for (const handler& h : p.interrupts) all.push_back(compiler().compile(h.body, false));
    return all;
}

}  // namespace oracle
