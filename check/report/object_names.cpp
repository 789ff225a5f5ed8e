#include "check/report/object_names.hpp"

#include <cstring>

namespace pawl::check::report {

std::uint64_t handle_of(const recording& recorded, std::uint64_t address) {
    for (const wire::named_object& one : recorded.named)
        if (address == one.address) return one.handle;
    return 0;
}

std::uint64_t maker_of(const recording& recorded, std::uint64_t address) {
    for (const wire::named_object& one : recorded.named)
        if (address == one.address) return one.made_at;
    return 0;
}

std::string given_name(const recording& recorded, std::uint64_t address) {
    for (const wire::named_object& one : recorded.named) {
        if (address < one.address || address - one.address >= one.size) continue;
        if (one.name[0] <= ' ') return {};  // it has none of its own
        const std::string noun(one.noun, strnlen(one.noun, sizeof one.noun));
        return noun + (noun.empty() ? "\"" : " \"") + std::string(one.name, strnlen(one.name, sizeof one.name)) + "\"";
    }
    return {};
}

}  // namespace pawl::check::report
