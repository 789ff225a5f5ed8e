#include "analysis/stack/stack_bound.hpp"

#include <algorithm>
#include <map>

#include "analysis/image/names.hpp"

namespace pawl::analysis {
namespace {

/// Of those of one priority only the deepest is under way; whoever has none may come on top of all.
void add_up(stack_of& one) {
    std::map<int, stack_part*> deepest_of;
    for (stack_part& part : one.parts) {
        if (!part.priority) continue;
        stack_part*& most = deepest_of[*part.priority];
        if (most == nullptr || most->frame + most->down.bytes < part.frame + part.down.bytes) {
            if (most != nullptr) most->counts = false;
            most = &part;
        } else {
            part.counts = false;
        }
    }
    for (const stack_part& part : one.parts)
        if (part.counts) one.bytes += part.frame + part.down.bytes;
}

class bounding {
public:
    bounding(const image& in, const declared_map& declared, const frame_sizes& sizes)
        : in_{in}, declared_{declared}, where_{in}, graph_{in, where_, declared, sizes} {}

    std::expected<stack_bounds, std::string> all() {
        const auto starts = starts_of(in_, where_, declared_);
        if (!starts) return std::unexpected(starts.error());
        if (std::string why = graph_.read_functions(); !why.empty()) return std::unexpected(std::move(why));
        stack_of main{starts->threads ? "main thread" : "main stack", {}, 0, starts->main_stack};
        add(main, "main program", starts->threads ? exception_frame + switch_frame : 0, {starts->reset, 0, nullptr}, {});
        stack_of exceptions{"exceptions", {}, 0, starts->exception_stack};
        stack_of& top = starts->threads ? exceptions : main;
        for (const handler& one : starts->handlers)
            add(top, one.name, exception_frame, {one.function, one.level, nullptr}, one.priority);
        if (starts->unhandled != 0)
            add(top, "what nobody handles: the end", exception_frame, {starts->unhandled, std::nullopt, nullptr}, {});
        finish(main);
        if (starts->threads) {
            finish(exceptions);
            threads(*starts);
        }
        if (!failure_.empty()) return std::unexpected(failure_);
        found_.functions = graph_.functions();
        found_.confirmed = graph_.confirmed();
        return std::move(found_);
    }

private:
    void add(stack_of& to, const std::string& name, std::int32_t frame, const start& at, std::optional<int> priority) {
        if (!failure_.empty()) return;
        auto down = graph_.from(at);
        if (!down)
            failure_ = name + ": " + down.error();
        else
            to.parts.push_back({name, frame, std::move(*down), priority});
    }
    void finish(stack_of& one) {
        add_up(one);
        found_.stacks.push_back(std::move(one));
    }
    void find_object(stack_of& stack, const std::string& name) {
        const auto found = object_called(in_, name);
        if (!found && failure_.empty()) failure_ = stack.name + ": " + found.error();
        if (!found) return;
        stack.room = static_cast<int>((*found)->size);
        stack.begin = (*found)->begin;
    }
    void threads(const image_starts& starts) {
        if (starts.run_thread == 0) return;
        // Undeclared, a thread may run whatever has an address.
        static const declared_map::thread any{"any thread", "*", std::nullopt};
        const auto one = [&](const declared_map::thread& each, bool known) {
            stack_of stack{"thread " + each.name, {}, 0, each.stack};
            if (!each.stack_object.empty()) find_object(stack, each.stack_object);
            stack.kept = each.keeps;
            if (each.keeps != 0) stack.parts.push_back({"kept at its upper end", each.keeps, {}, {}});
            add(stack, each.name, exception_frame + switch_frame, {starts.run_thread, 0, known ? &each : nullptr}, {});
            finish(stack);
        };
        for (const declared_map::thread& each : declared_.threads) one(each, true);
        if (declared_.threads.empty()) one(any, false);
    }

    const image& in_;
    const declared_map& declared_;
    places where_;
    call_graph graph_;
    stack_bounds found_;
    std::string failure_;
};

}  // namespace

std::expected<stack_bounds, std::string> bounds_of(const image& in, const declared_map& declared, const frame_sizes& sizes) {
    return bounding{in, declared, sizes}.all();
}

}  // namespace pawl::analysis
