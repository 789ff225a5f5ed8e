#include "shrink.hpp"

#include <algorithm>
#include <functional>

namespace oracle {
namespace {

// Every statement, in order; `act` gets the block it stands in and its place. True ends the walk.
bool walk(block& body, const std::function<bool(block&, std::size_t)>& act) {
    for (std::size_t i = 0; i < body.size(); ++i) {
        if (act(body, i)) return true;
        if (i < body.size() && (walk(body[i].body, act) || walk(body[i].otherwise, act))) return true;
    }
    return false;
}

bool walk(program& p, const std::function<bool(block&, std::size_t)>& act) {
    for (block& body : p.tasks)
        if (walk(body, act)) return true;
    for (handler& h : p.interrupts)
        if (walk(h.body, act)) return true;
    return false;
}

void remove_if(program& p, const std::function<bool(const statement&)>& unwanted) {
    while (walk(p, [&](block& body, std::size_t i) {
        if (!unwanted(body[i])) return false;
        body.erase(body.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
    })) {
    }
}

// The n-th statement taken away, or replaced by what it contains. Without its creation a task cannot be joined.
bool without(program& p, std::size_t n, bool keep_body) {
    std::size_t seen = 0;
    statement gone;
    const bool found = walk(p, [&](block& body, std::size_t i) {
        if (seen++ != n) return false;
        gone = body[i];
        if (keep_body && gone.body.empty() && gone.otherwise.empty()) return false;
        body.erase(body.begin() + static_cast<std::ptrdiff_t>(i));
        if (keep_body) {
            block inner = gone.body;
            inner.insert(inner.end(), gone.otherwise.begin(), gone.otherwise.end());
            // A wait needs its mutex.
            std::erase_if(inner,
                          [](const statement& s) { return s.what == verb::wait || s.what == verb::wait_in_time; });
            body.insert(body.begin() + static_cast<std::ptrdiff_t>(i), inner.begin(), inner.end());
        }
        return true;
    });
    if (found && gone.what == verb::create) {
        remove_if(p, [&](const statement& s) { return s.what == verb::join && s.object == gone.object; });
        // What nobody creates creates nobody.
        for (const statement& s : block(p.tasks[static_cast<std::size_t>(gone.object)]))
            if (s.what == verb::create)
                remove_if(p, [&](const statement& j) { return j.what == verb::join && j.object == s.object; });
        p.tasks[static_cast<std::size_t>(gone.object)].clear();
    }
    return found;
}

std::size_t count(program& p) {
    std::size_t all = 0;
    walk(p, [&](block&, std::size_t) { return ++all, false; });
    return all;
}

}  // namespace

program shrink(program p, const std::function<bool(const program&)>& still_wrong) {
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (std::size_t n = count(p); n-- > 0;) {
            for (const bool keep_body : {false, true}) {
                program candidate = p;
                if (!without(candidate, n, keep_body) || !still_wrong(candidate)) continue;
                p = candidate;
                smaller = true;
                break;
            }
        }
    }
    return p;
}

}  // namespace oracle
