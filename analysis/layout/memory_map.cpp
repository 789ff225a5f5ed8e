#include "analysis/layout/memory_map.hpp"

#include <algorithm>
#include <map>

#include "analysis/image/names.hpp"

namespace pawl::analysis {
namespace {

/// `pawl::channel` of `pawl::channel::ring_core::drop`; all that Pawl does not name is the program's, or came with the compiler.
std::string part_of(const image_symbol& symbol) {
    const std::string name = short_name(symbol.name);
    const auto of_pawl = name.find("pawl::");
    if (of_pawl == 0 || (of_pawl != std::string::npos && name[of_pawl - 1] == ' ')) {
        const auto next = name.find("::", of_pawl + 6);
        static const std::vector<std::string> rooms{"channel", "lock", "port", "task", "tasks", "wait", "watch"};
        const std::string room = name.substr(of_pawl + 6, next == std::string::npos ? next : next - of_pawl - 6);
        if (room == "task" || room == "tasks" || room == "executor") return "pawl::task";
        if (room == "sender" || room == "receiver") return "pawl::channel";
        return std::ranges::find(rooms, room) != rooms.end() ? "pawl::" + room : "pawl";
    }
    if (symbol.name.starts_with("pawl_irq_") || symbol.name.starts_with("pawl_") || symbol.name.starts_with("__atomic_"))
        return "pawl::port";
    if (name.starts_with("std::") || name.starts_with("__gnu_cxx")) return "standard library";
    static const std::vector<std::string> of_the_c_library{"memcpy", "memmove", "memset", "memcmp", "memchr", "strlen", "strcmp"};
    if (symbol.name.starts_with("__") || std::ranges::find(of_the_c_library, symbol.name) != of_the_c_library.end())
        return "compiler and C library";
    return "program";
}

std::string group_of(const image& in, const image_section& section, const image_symbol& symbol) {
    if (symbol.name == "pawl_vectors") return "vectors";
    if (symbol.function) return "code";
    const std::string name = short_name(symbol.name);
    if (name.find("interrupt_stack") != std::string::npos || name.find("idle_stack") != std::string::npos) return "stacks";
    if (name.find("_frame") != std::string::npos) return "frames";
    if (!section.writable) return "constants";
    return in.byte_at(section.begin) ? "data" : "zeroed";
}

/// Symbols of a section that take room, each once, with what stands between.
void lay_out(const image& in, const image_section& section, std::vector<map_piece>& into) {
    address at = section.begin;
    const address end = section.begin + section.size;
    const auto unnamed = [&](address until) {
        if (until <= at) return;
        const bool code = section.executable && in.is_code(at);
        const std::string group = section.writable ? (section.bytes.empty() ? "zeroed" : "data") : code ? "code" : "constants";
        into.push_back({group, "without a name", "", at, until - at});
        at = until;
    };
    for (const image_symbol& symbol : in.symbols()) {
        if ((!symbol.function && !symbol.object) || symbol.size == 0 || symbol.absolute) continue;
        if (symbol.begin < at || symbol.begin >= end) continue;
        unnamed(symbol.begin);
        const address bytes = std::min(symbol.size, end - symbol.begin);
        into.push_back({group_of(in, section, symbol), part_of(symbol), short_name(symbol.name), symbol.begin, bytes});
        at = symbol.begin + bytes;
    }
    unnamed(end);
}

bool is_ram(const image& in, const image_section& section) {
    const image_symbol* const left = in.symbol("pawl_left_begin");
    // Where RAM is, what the linker script calls the rest of it lies too.
    return section.writable && (left == nullptr || (section.begin ^ left->begin) >> 28 == 0);
}

}  // namespace

memory_map map_of(const image& in) {
    memory_map found;
    found.file = in.file().substr(in.file().rfind('/') + 1);
    for (const image_section& section : in.sections()) {
        if (section.size == 0) continue;
        if (!is_ram(in, section)) {
            if (!section.bytes.empty()) lay_out(in, section, found.flash);
            continue;
        }
        lay_out(in, section, found.ram);
        if (!section.bytes.empty() && section.loaded_from != section.begin)
            found.flash.push_back({"data", "what variables begin as", "", section.loaded_from, section.size});
    }
    const image_symbol *const left = in.symbol("pawl_left_begin"), *const top = in.symbol("pawl_stack_top");
    const image_symbol* const lowest = in.symbol("pawl_stack_lowest");
    if (left != nullptr && top != nullptr && lowest != nullptr && left->begin <= lowest->begin && lowest->begin <= top->begin) {
        if (lowest->begin > left->begin) found.ram.push_back({"left", "free", "", left->begin, lowest->begin - left->begin});
        found.ram.push_back({"stacks", "main stack", "", lowest->begin, top->begin - lowest->begin});
    }
    for (const map_piece& each : found.flash) found.flash_bytes += each.bytes;
    for (const map_piece& each : found.ram) found.ram_bytes += each.bytes;
    return found;
}

std::vector<map_piece> summed(const std::vector<map_piece>& pieces) {
    std::vector<map_piece> sums;
    for (const map_piece& each : pieces) {
        const auto same = std::ranges::find_if(sums, [&](const map_piece& one) { return one.group == each.group && one.part == each.part; });
        if (same == sums.end()) {
            sums.push_back({each.group, each.part, "", each.begin, each.bytes});
        } else {
            same->bytes += each.bytes;
        }
    }
    static const std::vector<std::string> order{"vectors", "code", "constants", "data", "zeroed", "frames", "stacks", "left"};
    std::ranges::stable_sort(sums, [](const map_piece& a, const map_piece& b) {
        const auto place = [](const map_piece& one) { return std::ranges::find(order, one.group) - order.begin(); };
        return place(a) != place(b) ? place(a) < place(b) : a.bytes > b.bytes;
    });
    return sums;
}

}  // namespace pawl::analysis
