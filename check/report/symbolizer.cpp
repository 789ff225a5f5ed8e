#include "check/report/symbolizer.hpp"

#include <elfutils/libdwfl.h>

#include <utility>

#include "check/report/demangle.hpp"
#include "check/report/numbers.hpp"
#include "check/report/symbolizer_tables.hpp"
#include "check/report/type_layout.hpp"

namespace pawl::check::report {

symbolizer::symbolizer(const std::string& maps) : tables_(std::make_unique<tables>(maps)) {}
symbolizer::~symbolizer() = default;
symbolizer::symbolizer(symbolizer&&) noexcept = default;
symbolizer& symbolizer::operator=(symbolizer&&) noexcept = default;

const std::vector<source_frame>& symbolizer::frames_at(std::uint64_t return_address) {
    // A return address stands behind the call: one byte back is inside it.
    const std::uint64_t address = return_address - 1;
    const auto [entry, fresh] = tables_->frames.try_emplace(address);
    if (!fresh) return entry->second;
    Dwfl_Module* module = tables_->modules.at(address);
    if (module == nullptr) return entry->second;
    entry->second = tables_->debug_information(module).frames_at(address);
    if (entry->second.empty()) {
        source_frame frame;
        if (const char* symbol = dwfl_module_addrname(module, address)) frame.function = demangled(symbol);
        entry->second.push_back(std::move(frame));
    }
    const std::string path = loaded_modules::path_of(module);
    for (source_frame& frame : entry->second) frame.module = path;
    return entry->second;
}

std::vector<source_frame> symbolizer::frames_of(const wire::stack_trace& stack) {
    std::vector<source_frame> result;
    for (std::uint32_t i = 0; i < stack.depth && i < wire::max_frames; ++i) {
        const auto& frames = frames_at(stack.pc[i]);
        result.insert(result.end(), frames.begin(), frames.end());
    }
    return result;
}

const std::string& symbolizer::variable_at(std::uint64_t address) {
    const auto [entry, fresh] = tables_->variables.try_emplace(address);
    if (!fresh) return entry->second;
    Dwfl_Module* module = tables_->modules.at(address);
    if (module == nullptr) return entry->second;
    GElf_Off offset = 0;
    GElf_Sym symbol;
    const char* name = dwfl_module_addrinfo(module, address, &offset, &symbol, nullptr, nullptr, nullptr);
    if (name == nullptr || GELF_ST_TYPE(symbol.st_info) != STT_OBJECT || offset >= symbol.st_size) return entry->second;
    std::string text = demangled(name);
    if (auto type = tables_->debug_information(module).type_of_variable_at(address - offset)) {
        text += part_of_type(*type, offset);
    } else if (offset != 0) {
        text += "+" + hexadecimal(offset);
    }
    entry->second = text;
    return entry->second;
}

std::string symbolizer::local_at(std::uint64_t return_address, std::uint64_t frame, std::uint64_t address) {
    Dwfl_Module* module = tables_->modules.at(return_address - 1);
    return module == nullptr ? std::string()
                             : tables_->debug_information(module).local_at(return_address - 1, frame, address);
}

symbolizer::storage symbolizer::storage_of(std::uint64_t address) {
    // Uninitialised variables stand behind the part of the file that is mapped.
    if (tables_->modules.at(address) != nullptr) return storage::global;
    switch (tables_->modules.region_at(address)) {
        case loaded_modules::region::module: return storage::global;
        case loaded_modules::region::heap: return storage::heap;
        case loaded_modules::region::main_stack: return storage::main_stack;
        case loaded_modules::region::unknown: break;
    }
    return storage::unknown;
}

}  // namespace pawl::check::report
