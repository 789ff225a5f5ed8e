#include "check/report/finding_identity.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>

#include "check/report/block_words.hpp"
#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"
#include "check/report/noted_words.hpp"
#include "check/report/operation_words.hpp"
#include "check/report/paragraph.hpp"
#include "check/report/task_words.hpp"

namespace pawl::check::report {
namespace {

using wire::finding_kind;

/// What a verdict knows without its schedule.
verdict bare(const verdict& whole) {
    verdict result;
    result.executable = whole.executable;
    result.board = whole.board;
    result.accused = whole.accused;
    result.recorded.named = whole.recorded.named;
    return result;
}

class describer {
public:
    describer(const wire::finding* what, const verdict& whole, symbolizer& symbols)
        : whole_(whole), names_(what, whole, symbols) {}

    std::vector<std::string> parts_of(const wire::finding& what) {
        switch (what.kind) {
            case finding_kind::deadlock: return waits(what);
            case finding_kind::stuck:
            case finding_kind::promise:
            case finding_kind::waits_for_peer: return spin(what);
            case finding_kind::signal:
                return {"signal " + std::to_string(what.detail_signal), "in " + function(what.stack)};
            case finding_kind::exit_status: return {"status " + std::to_string(what.exit_status)};
            case finding_kind::misuse:
            case finding_kind::inversion:
                return {text(what), "in " + function(what.stack), "about " + object(what.object)};
            case finding_kind::use_after_free:
            case finding_kind::double_free: {
                std::vector<std::string> parts{"in " + function(what.stack)};
                if (!whole_.accused) return parts;
                parts.push_back("allocated in " + function(whole_.accused->allocated));
                parts.push_back("freed in " + function(whole_.accused->freed));
                return parts;
            }
            default: return {text(what), "in " + function(what.stack)};
        }
    }

    std::vector<std::string> parts_of(const wire::warning& w) {
        std::vector<std::string> parts;
        for (std::uint32_t i = 0; i < w.parties && i < wire::max_parties; ++i) {
            const wire::party& by = w.by[i];
            // Of a line that reads and writes it is chance which of them meets the other task's first.
            if (w.kind == finding_kind::race) parts.push_back((by.frees ? "frees in " : "in ") + function(by.at));
            if (w.kind == finding_kind::lock_order)
                parts.push_back("holds " + object(by.object) + " and takes " + object(by.wanted) + " in " +
                                function(by.at));
        }
        std::ranges::sort(parts);
        if (w.kind == finding_kind::race) {
            const std::string variable = variable_words(w.by[1].object, w.block, names_);
            parts.push_back("about " + (variable.empty() ? "a block" : variable));
        }
        if (w.block.address != 0) parts.push_back("allocated in " + function(w.block.allocated));
        return parts;
    }

private:
    // The innermost function of the user's own; where there is none, whatever has a name.
    std::string function(const wire::stack_trace& stack) {
        const source_frame place = names_.place_of(stack);
        return place.function.empty() ? "?" : path_of(place.function).whole();
    }
    std::string function(const wire::call_path& path) {
        const source_frame place = names_.place_of(path);
        return place.function.empty() ? "?" : path_of(place.function).whole();
    }

    std::string object(std::uint64_t address) {
        if (address == 0) return "nothing";
        const std::string name = names_.lasting_name(address);
        if (name.empty()) return "something without a name";
        // Which of many equal ones it is, is chance: forks[2] is forks[].
        std::string steady;
        bool inside = false;
        for (const char c : name) {
            inside = inside && c != ']';
            if (!inside) steady += c;
            inside = inside || c == '[';
        }
        return steady;
    }

    std::string how_it_waits(const wire::task_snapshot& task) {
        std::string words = task.state == wire::task_state::spinning
                                ? "spins"
                                : std::string(operation_key(task.operation)) + " " + object(task.object);
        words += " in " + function(task.stack);
        std::vector<std::string> held;
        for (std::uint32_t i = 0; i < task.held_count && i < wire::max_held; ++i)
            held.push_back(object(task.held[i].address));
        std::ranges::sort(held);
        for (const std::string& one : held) words += (&one == held.data() ? ", holds " : ", ") + one;
        return words;
    }

    // Of a circle its members; else all that wait. Which of them has which number says nothing.
    std::vector<std::string> waits(const wire::finding& what) {
        std::vector<std::string> parts;
        for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i) {
            const wire::task_snapshot& task = what.tasks[i];
            if (task.state == wire::task_state::ended || task.state == wire::task_state::ready) continue;
            const auto* end = what.cycle + std::min<int>(what.cycle_length, wire::max_reported_tasks);
            if (what.cycle_length > 0 && std::find(what.cycle, end, task.id) == end) continue;
            // Who waits for others to end has not brought them there.
            if (what.cycle_length == 0 && task.operation == wire::operation_kind::join) continue;
            parts.push_back(how_it_waits(task));
        }
        std::ranges::sort(parts);
        return parts;
    }

    std::vector<std::string> spin(const wire::finding& what) {
        const std::string promised = what.kind == finding_kind::promise ? text(what) : std::string();
        std::vector<std::string> parts{names_.spinning_function(what.stack, promised) + " in " + function(what.stack)};
        if (const wire::task_snapshot* peer = names_.snapshot(what.peer))
            parts.push_back("the other in " + function(peer->stack));
        if (what.broken != wire::progress_class::none)
            parts.push_back("class " + std::to_string(static_cast<int>(what.broken)));
        return parts;
    }

    // The program's own words without what changes: places, addresses, counts.
    std::string text(const wire::finding& what) {
        std::string words(what.text, strnlen(what.text, sizeof what.text));
        if (const auto place = words.rfind(" (");
            place != std::string::npos && words.ends_with(')') && words.find(':', place) != std::string::npos)
            words.erase(place);
        if (what.kind == finding_kind::assertion || what.kind == finding_kind::exception ||
            what.kind == finding_kind::promise)
            return words;
        std::string steady;
        for (const char c : words) {
            const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
            if (digit && steady.ends_with('#')) continue;
            steady += digit ? '#' : c;
        }
        return steady;
    }

    const verdict& whole_;
    task_words names_;
};

// FNV-1a (Fowler, Noll, Vo).
std::string hash_of(const std::string& kind, const std::vector<std::string>& parts) {
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto add = [&hash](const std::string& words) {
        for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        hash = (hash ^ 0xff) * 0x100000001b3;  // no byte of UTF-8: "ab", "c" is not "a", "bc"
    };
    add(kind);
    for (const std::string& one : parts) add(one);
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[hash >> shift & 15];
    return digits;
}

finding_identity made_of(finding_kind kind, std::vector<std::string> parts) {
    std::string fingerprint = hash_of(kind_key(kind), parts);
    return {std::move(parts), std::move(fingerprint)};
}

}  // namespace

finding_identity identity_of(const wire::finding& what, const verdict& whole, symbolizer& symbols) {
    // A race or a leak that is an error is the same as the warning.
    if (const noted* one = noted_for(what, whole)) return identity_of(*one, whole, symbols);
    const verdict only = bare(whole);
    return made_of(what.kind, describer(&what, only, symbols).parts_of(what));
}

finding_identity identity_of(const noted& one, const verdict& whole, symbolizer& symbols) {
    const verdict only = bare(whole);
    return made_of(one.facts.kind, describer(nullptr, only, symbols).parts_of(one.facts));
}

}  // namespace pawl::check::report
