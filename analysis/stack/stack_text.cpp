#include "analysis/stack/stack_text.hpp"

#include <nlohmann/json.hpp>

#include "analysis/image/names.hpp"

namespace pawl::analysis {
namespace {

std::string line(const std::string& left, const std::string& right) {
    constexpr std::size_t width = 64;
    const std::size_t gap = left.size() + right.size() < width ? width - left.size() - right.size() : 1;
    return left + std::string(gap, ' ') + right + "\n";
}

std::string name_of(const image& in, const step_down& step) {
    const image_symbol* const found = in.function_at(step.function);
    std::string name = found == nullptr ? hexadecimal(step.function) : short_name(found->name);
    return step.which == way::is_destroyed ? name + " (its end)" : name;
}

std::string way_down(const image& in, const stack_part& part) {
    std::string text;
    for (const step_down& step : part.down.steps)
        text += line("      " + name_of(in, step) + (step.place.empty() ? "" : ", " + step.place), std::to_string(step.bytes));
    return text;
}

std::string file_name(const image& in) { return in.file().substr(in.file().rfind('/') + 1); }

}  // namespace

std::string stack_text(const image& in, const stack_bounds& bounds, bool ways) {
    std::string text = "the most that the stacks of " + file_name(in) + " can hold, in bytes\n";
    for (const stack_of& stack : bounds.stacks) {
        text += "\n" + stack.name + "\n";
        for (const stack_part& part : stack.parts) {
            std::string name = "  " + part.name;
            if (part.priority) name += ", priority " + std::to_string(*part.priority);
            std::string bytes = std::to_string(part.frame + part.down.bytes);
            if (!part.counts) bytes = "(" + bytes + ")";
            text += line(name, bytes);
            if (ways) text += way_down(in, part);
        }
        std::string all = std::to_string(stack.bytes);
        if (stack.room) all += " of " + std::to_string(*stack.room);
        text += line("  in all", all);
        if (!stack.fits()) text += "  TOO MUCH by " + std::to_string(stack.bytes - *stack.room) + "\n";
    }
    bool same = false;
    for (const stack_of& stack : bounds.stacks)
        for (const stack_part& part : stack.parts) same = same || !part.counts;
    text += "\nHandlers: with the frame of " + std::to_string(exception_frame) + " bytes that the core pushes.";
    if (same) text += " In parentheses: another one of the same priority is deeper.";
    return text + "\nDepths are those of the instructions; the compiler says the same of " + std::to_string(bounds.confirmed) + " of " +
           std::to_string(bounds.functions) + " functions.\n";
}

std::string stack_json(const image& in, const stack_bounds& bounds) {
    nlohmann::ordered_json whole;
    whole["image"] = file_name(in);
    whole["stacks"] = nlohmann::ordered_json::array();
    for (const stack_of& stack : bounds.stacks) {
        nlohmann::ordered_json one{{"name", stack.name}, {"bytes", stack.bytes}};
        if (stack.room) one["room"] = *stack.room;
        if (stack.begin != 0) one["begin"] = stack.begin, one["kept"] = stack.kept;
        one["fits"] = stack.fits();
        for (const stack_part& part : stack.parts) {
            nlohmann::ordered_json row{{"name", part.name}, {"frame", part.frame}, {"bytes", part.frame + part.down.bytes}, {"counts", part.counts}};
            if (part.priority) row["priority"] = *part.priority;
            for (const step_down& step : part.down.steps)
                row["way"].push_back({{"function", name_of(in, step)}, {"bytes", step.bytes}, {"calls_at", step.place}});
            one["parts"].push_back(std::move(row));
        }
        whole["stacks"].push_back(std::move(one));
    }
    return whole.dump(2) + "\n";
}

}  // namespace pawl::analysis
