#include "analysis/stack/call_graph.hpp"

#include <algorithm>

#include "analysis/image/names.hpp"
#include "analysis/stack/deepest.hpp"

namespace pawl::analysis {
namespace {

/// Of a coroutine's declaration, by the patterns: its whole name, or the last part of it.
bool is_called(const std::string& pattern, const std::string& name) { return fits(pattern, name) || fits(pattern, last_name(name)); }

}  // namespace

call_graph::call_graph(const image& in, places& where, const declared_map& declared, const frame_sizes& sizes)
    : in_{in}, where_{where}, declared_{declared}, sizes_{sizes} {}

std::string call_graph::name_of(address function) const {
    const image_symbol* const found = in_.function_at(function);
    return found == nullptr ? hexadecimal(function) : short_name(found->name);
}

std::string call_graph::read_functions() {
    std::set<address> halves;
    for (const image_symbol& one : in_.symbols()) {
        if (!one.function || flows_.contains({one.begin, way::whole})) continue;
        auto found = flow_of(in_, one.begin);
        // What nobody reaches need not be understood; from() says it of who is.
        if (!found) continue;
        halves.insert(found->addresses.begin(), found->addresses.end());
        flows_.emplace(std::pair{one.begin, way::whole}, std::move(*found));
    }
    for (const image_symbol& one : in_.symbols()) {
        const auto told = sizes_.bytes.find(one.name);
        const auto seen = one.function ? flows_.find({one.begin, way::whole}) : flows_.end();
        if (seen == flows_.end()) continue;
        ++read_;
        if (told == sizes_.bytes.end()) continue;
        ++confirmed_;
        // Names that stand for another function have that one's depth, and are no functions to the compiler.
        if (seen->second.deepest < *told->second.begin())
            return "the compiler says that " + short_name(one.name) + " takes " + std::to_string(*told->second.begin()) +
                   " bytes; its instructions take " + std::to_string(seen->second.deepest) +
                   ". Is the call graph that of this image?";
    }
    pointers_.emplace(in_, where_, declared_, halves);
    return "";
}

std::expected<const function_flow*, std::string> call_graph::flow(const callee& of) {
    const auto known = flows_.find({of.at, of.which});
    if (known != flows_.end()) return &known->second;
    auto found = flow_of(in_, of.at, of.which);
    if (!found) return std::unexpected(name_of(of.at) + " cannot be bounded: " + found.error());
    return &flows_.emplace(std::pair{of.at, of.which}, std::move(*found)).first->second;
}

/// Of coroutines: undeclared it may await any.
bool call_graph::may_wait(const std::string& one, const std::string& other) const {
    bool declared = false;
    for (const auto& [task, held] : declared_.awaits) {
        if (!is_called(task, one)) continue;
        declared = true;
        if (std::ranges::any_of(held, [&](const std::string& each) { return is_called(each, other); })) return true;
    }
    return !declared;
}

/// Whom this call may reach, in this place of the program.
std::expected<std::vector<callee>, std::string> call_graph::allowed(const node& from, const call_site& site, const start& at) {
    const image_symbol* const caller = in_.function_at(from.who.at);
    if (site.target) {
        const image_symbol* const to = in_.function_at(*site.target);
        if (to == nullptr || !in_.is_code(*site.target))
            return std::unexpected(name_of(from.who.at) + " calls " + hexadecimal(*site.target) + ", where there is no function");
        const bool body = is_coroutine_body(to->name) && to->begin == *site.target;
        if (!body) return std::vector{callee{*site.target, way::whole}};
        return std::vector{callee{*site.target, is_coroutine_end(caller->name) ? way::is_destroyed : way::goes_on}};
    }
    std::vector<callee> found = pointers_->reached(site, *caller, at.as);
    std::erase_if(found, [&](const callee& one) {
        const image_symbol& to = *in_.function_at(one.at);
        if (!is_coroutine_body(to.name) && !is_coroutine_end(to.name)) return false;
        const std::string name = short_name(to.name);
        if (at.level && is_coroutine_body(to.name))
            for (const auto& [task, level] : declared_.levels)
                if (is_called(task, name) && level != *at.level) return true;
        // From one coroutine to another: to one that it awaits, or that may await it.
        if (is_coroutine_body(caller->name) && is_coroutine_body(to.name)) return !may_wait(name_of(from.who.at), name) && !may_wait(name, name_of(from.who.at));
        if (from.within == 0) return false;
        return is_coroutine_end(to.name) && !may_wait(name_of(from.within), name);
    });
    return found;
}

/// The graph below one start, and the search in it.
struct call_graph::search {
    call_graph& of;
    const start& at;
    std::vector<node> nodes{};
    std::map<node, std::size_t> known{};
    down_graph graph{};
    std::string failure{};

    std::size_t place_of(const node& one) {
        const auto [found, fresh] = known.try_emplace(one, nodes.size());
        if (fresh) {
            nodes.push_back(one);
            graph.push_back({});
        }
        return found->second;
    }
    void grow(std::size_t index) {
        const node here = nodes[index];
        const auto flow = of.flow(here.who);
        if (!flow) return void(failure = flow.error());
        const image_symbol& self = *of.in_.function_at(here.who.at);
        const std::string name = short_name(self.name);
        if ((*flow)->other_stack && std::ranges::none_of(of.declared_.other_stacks, [&](const std::string& each) { return fits(each, name); }))
            return void(failure = name + " goes over to another stack, and is not declared to");
        if (of.sizes_.unbounded.contains(self.name))
            return void(failure = name + " takes a stack of a size that is not known when it is compiled");
        std::int32_t repeated = 0;  // by calls of itself, of which there is a declared number
        for (const call_site& site : (*flow)->calls) {
            const auto reached = of.allowed(here, site, at);
            if (!reached) return void(failure = reached.error());
            for (const callee& each : *reached) {
                const image_symbol& to = *of.in_.function_at(each.at);
                // From the end of a coroutine downwards it is its frame that is taken apart.
                const bool declared = is_coroutine_end(to.name) || (is_coroutine_body(to.name) && each.which == way::is_destroyed);
                const address within = declared && !of.declared_.awaits.empty() ? to.begin : is_coroutine_body(to.name) ? 0 : here.within;
                const std::size_t callee_place = place_of({each, within});  // the graph grows
                if (callee_place == index && site.depth > 0) {
                    const auto bounded = std::ranges::find_if(of.declared_.recursions, [&](const auto& one) { return fits(one.first, name); });
                    if (bounded != of.declared_.recursions.end()) {
                        repeated = std::max(repeated, site.depth * bounded->second);
                        continue;
                    }
                }
                graph[index].calls.push_back({callee_place, site.depth, site.at});
            }
        }
        graph[index].own = repeated + (*flow)->deepest;
        for (down_edge& each : graph[index].calls) each.depth += repeated;
    }
    std::string text_of(std::size_t index) const {
        std::string text = of.name_of(nodes[index].who.at);
        if (nodes[index].who.which == way::is_destroyed) text += " (its end)";
        return text;
    }
};

std::expected<deepest_way, std::string> call_graph::from(const start& at) {
    if (at.as != nullptr && !pointers_->has(*at.as)) return std::unexpected("there is no function " + at.as->function);
    search all{*this, at};
    all.place_of({{at.function, way::whole}, 0});
    for (std::size_t i = 0; i < all.nodes.size() && all.failure.empty(); ++i) all.grow(i);
    if (!all.failure.empty()) return std::unexpected(all.failure);
    const auto found = deepest(all.graph);
    if (!found) {
        std::string text = "recursion, so that no bound can be given:";
        for (const auto& [index, site] : found.error())
            text += "\n    " + all.text_of(index) + " at " + where_.at(site).text() + " calls";
        return std::unexpected(text + "\n    " + all.text_of(found.error().front().first));
    }
    deepest_way told;
    told.bytes = found->bytes;
    for (const down_step& step : found->steps)
        told.steps.push_back({all.nodes[step.node].who.at, all.nodes[step.node].who.which, step.bytes,
                              step.site == 0 ? "" : where_.at(step.site).text()});
    return told;
}

}  // namespace pawl::analysis
