// Lines and functions of the program, whose texts may be gone with a library of it.
#pragma once

#include <pawl/port/port.hpp>

#include <bit>
#include <cstdint>
#include <map>
#include <source_location>
#include <string>

#include "story.hpp"
#include "told_events.hpp"

namespace pawl::inline PAWL_PORT::trace {

class source_places {
public:
    [[nodiscard]] story::place of(const std::source_location& at) {
        const known& one = look(at);
        return {one.file, one.line};
    }
    [[nodiscard]] const std::string& function(const std::source_location& at) { return look(at).function; }

private:
    struct known {
        std::string file, function;
        unsigned line = 0;
    };
    const known& look(const std::source_location& at) {
        const auto where = std::bit_cast<std::uintptr_t>(at);
        const auto [entry, fresh] = known_.try_emplace(where);
        if (fresh && where != 0 && is_there(reinterpret_cast<const void*>(where), 3 * sizeof(void*)))
            entry->second = {text_at(at.file_name()), text_at(at.function_name()), at.line()};
        return entry->second;
    }
    std::map<std::uintptr_t, known> known_;
};

}  // namespace pawl::inline PAWL_PORT::trace
