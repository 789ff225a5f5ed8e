#include "analysis/stack/pointers.hpp"

#include <algorithm>

#include "analysis/image/names.hpp"

namespace pawl::analysis {

pointers::pointers(const image& in, places& where, const declared_map& declared, const std::set<address>& made_of_halves)
    : in_{in}, where_{where}, declared_{declared} {
    read_tables();
    read_addresses(made_of_halves);
}

/// A table of virtual functions: two words that are none, then the functions; of a class with several bases, so once more.
void pointers::read_tables() {
    for (const image_symbol& table : in_.symbols()) {
        if (!table.object || !table.name.starts_with("_ZTV")) continue;
        table_places_.emplace(table.begin, table.begin + table.size);
        std::int32_t slot = -8;
        for (address at = table.begin; at + 4 <= table.begin + table.size; at += 4, slot += 4) {
            const auto value = in_.word_at(at);
            const image_symbol* const to = value && *value % 2 == 1 ? in_.function_at(*value - 1) : nullptr;
            if (to == nullptr || to->begin != *value - 1) {
                // The word that says where a base stands begins the next one; the word behind it is empty.
                if (slot >= 0) slot = -8;
                continue;
            }
            tables_[last_name(short_name(to->name))].push_back({to->begin, slot});
        }
    }
}

bool pointers::within(address at, const char* first, const char* last) const {
    const image_symbol *const begin = in_.symbol(first), *const end = in_.symbol(last);
    return begin != nullptr && end != nullptr && at >= begin->begin && at < end->begin;
}

void pointers::read_addresses(const std::set<address>& made_of_halves) {
    const auto note = [&](std::uint32_t value) {
        if (value % 2 == 0) return;
        const image_symbol* const to = in_.function_at(value - 1);
        if (to == nullptr || to->begin != value - 1 || is_coroutine_body(to->name) || is_coroutine_end(to->name)) return;
        // Ends of static objects are handed to atexit(), which on these boards forgets them.
        if (to->name.starts_with("__tcf_") && in_.symbol("__call_exitprocs") == nullptr) return;
        taken_.insert(to->begin);
    };
    for (const std::uint32_t each : made_of_halves) note(each);
    const image_symbol* const vectors = in_.symbol("pawl_vectors");
    for (const image_section& section : in_.sections())
        for (address at = (section.begin + 3) & ~address{3}; at + 4 <= section.begin + section.bytes.size(); at += 4) {
            if (vectors != nullptr && at - vectors->begin < vectors->size) continue;
            if (within(at, "pawl_constructors_begin", "pawl_constructors_end")) continue;
            const auto table = std::ranges::find_if(table_places_, [at](const auto& one) { return at >= one.first && at < one.second; });
            if (table == table_places_.end()) note(in_.word_at(at).value_or(0));
        }
}

std::vector<callee> pointers::coroutines(bool resumed) const {
    std::vector<callee> found;
    for (const image_symbol& one : in_.symbols()) {
        if (!one.function) continue;
        if (resumed && is_coroutine_body(one.name)) found.push_back({one.begin, way::goes_on});
        if (!resumed && is_coroutine_end(one.name)) found.push_back({one.begin, way::whole});
        if (one.name.find("__dummy_resume_destroy") != std::string::npos) found.push_back({one.begin, way::whole});
    }
    return found;
}

std::vector<callee> pointers::virtual_functions(const std::string& name, std::optional<std::int32_t> offset) const {
    std::vector<callee> found;
    for (const auto& [last, places_of] : tables_)
        if (last == name || (name == "delete" && last.starts_with("~")))
            for (const in_table& one : places_of)
                if (!offset || one.slot == *offset) found.push_back({one.function, way::whole});
    return found;
}

std::vector<callee> pointers::constructors() const {
    std::vector<callee> found;
    const image_symbol* const begin = in_.symbol("pawl_constructors_begin");
    for (address at = begin == nullptr ? 0 : begin->begin; within(at, "pawl_constructors_begin", "pawl_constructors_end"); at += 4)
        if (const auto value = in_.word_at(at)) found.push_back({*value & ~address{1}, way::whole});
    return found;
}

bool pointers::has(const declared_map::thread& one) const {
    return std::ranges::any_of(in_.symbols(), [&](const image_symbol& each) {
        return each.function && (fits(one.function, short_name(each.name)) || fits(one.function, made_of(each.name)));
    });
}

/// What a thread runs; any function may be that of one that is not declared.
std::vector<callee> pointers::of_thread(const declared_map::thread* as) const {
    if (as == nullptr) return all_addresses();
    std::vector<callee> found;
    for (const image_symbol& each : in_.symbols())
        if (each.function && fits(as->function, short_name(each.name))) found.push_back({each.begin, way::whole});
    return found;
}

/// Only what was made for this thread, where something was: of a lambda it has its class; of a function only that it is one.
void pointers::keep_own(std::vector<callee>& found, const declared_map::thread& as) const {
    const bool is_function = !of_thread(&as).empty();
    const auto own = [&](const callee& each) {
        const std::string& name = in_.function_at(each.at)->name;
        const std::string of = made_of(name);
        return fits(as.function, short_name(name)) || fits(as.function, of) || (is_function && of.contains("(*)"));
    };
    if (std::ranges::any_of(found, own)) std::erase_if(found, [&](const callee& each) { return !own(each); });
}

std::vector<callee> pointers::declared(const declared_map::pointer_call& how, const std::string& name,
                                       const declared_map::thread* as) const {
    std::vector<callee> found;
    const auto append = [&](const std::vector<callee>& more) { found.insert(found.end(), more.begin(), more.end()); };
    for (const std::string& target : how.targets) {
        if (target == "constructors") append(constructors());
        if (target == "thread") append(of_thread(as));
        if (target == "virtual") append(virtual_functions(name, std::nullopt));
        std::set<address> possible = taken_;
        for (const auto& [last, places_of] : tables_)
            for (const in_table& one : places_of) possible.insert(one.function);
        for (const address each : possible)
            if (fits(target, short_name(in_.function_at(each)->name))) found.push_back({each, way::whole});
    }
    if (as != nullptr && std::ranges::find(how.targets, "own") != how.targets.end()) keep_own(found, *as);
    return found;
}

std::vector<callee> pointers::all_addresses() const {
    std::vector<callee> found;
    for (const address each : taken_) found.push_back({each, way::whole});
    return found;
}

std::vector<callee> pointers::reached(const call_site& site, const image_symbol& caller, const declared_map::thread* as) {
    const std::string name = where_.name_called(site.at), from = short_name(caller.name);
    // At its own declaration a coroutine hands over to the one that it waits for, or to whoever waits for it.
    if (is_coroutine_body(caller.name) && name == last_name(from)) return coroutines(site.offset.value_or(0) == 0);
    for (const declared_map::pointer_call& each : declared_.calls) {
        if (each.name != (name.empty() ? "-" : name)) continue;
        if (!each.in.empty() && !fits(each.in, from) && !fits(each.in, caller.name)) continue;
        auto found = declared(each, name, as);
        // A pattern that fits nothing may have been left behind by a change of names: then all is possible again.
        const bool may_be_none = std::ranges::any_of(each.targets, [](const std::string& one) {
            return one == "nothing" || one == "virtual" || one == "constructors";
        });
        if (!found.empty() || may_be_none) return found;
    }
    if (name == "__builtin_coro_resume") return coroutines(true);
    if (name == "__builtin_coro_destroy") return coroutines(false);
    if (site.through_table && site.offset) {
        auto names = where_.names_called(site.at);
        if (name == "delete" || name == "this") names.insert("delete");  // delete this: GCC's column is that of either
        std::vector<callee> found;
        bool certain = true;
        for (const std::string& each : names)
            for (const callee& one : virtual_functions(each, site.offset)) {
                found.push_back(one);
                certain = certain && !where_.names_pointer(each);
            }
        if (certain && !found.empty()) return found;
        const auto others = all_addresses();
        found.insert(found.end(), others.begin(), others.end());
        return found;
    }
    return all_addresses();
}

}  // namespace pawl::analysis
