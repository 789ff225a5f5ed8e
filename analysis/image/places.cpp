#include "analysis/image/places.hpp"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fstream>

namespace pawl::analysis {
namespace {

struct debug_file {
    int descriptor;
    Dwarf* dwarf;
    explicit debug_file(const std::string& file)
        : descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC)},
          dwarf{descriptor < 0 ? nullptr : dwarf_begin(descriptor, DWARF_C_READ)} {}
    debug_file(const debug_file&) = delete;
    debug_file& operator=(const debug_file&) = delete;
    ~debug_file() {
        if (dwarf != nullptr) dwarf_end(dwarf);
        if (descriptor >= 0) ::close(descriptor);
    }
};

/// take_interrupt<5, 3>
int note_interrupt(Dwarf_Die* function, void* into) {
    const char* const name = dwarf_diename(function);
    int irq = 0, priority = 0;
    if (name != nullptr && std::sscanf(name, "take_interrupt<%d, %d>", &irq, &priority) == 2)
        (*static_cast<std::map<int, std::set<int>>*>(into))[irq].insert(priority);
    return DWARF_CB_OK;
}

bool part_of_name(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_'; }

}  // namespace

std::string place::text() const {
    if (file.empty()) return "no line known";
    return file.substr(file.rfind('/') + 1) + ":" + std::to_string(line);
}

places::places(const image& of) {
    const debug_file in{of.file()};
    if (in.dwarf == nullptr) return;
    std::map<std::string, std::size_t> known;
    Dwarf_CU* unit = nullptr;
    Dwarf_Die die;
    while (dwarf_get_units(in.dwarf, unit, &unit, nullptr, nullptr, &die, nullptr) == 0) {
        dwarf_getfuncs(&die, note_interrupt, &taken_, 0);
        Dwarf_Attribute folder;
        const char* const base = dwarf_formstring(dwarf_attr(&die, DW_AT_comp_dir, &folder));
        Dwarf_Lines* lines = nullptr;
        std::size_t count = 0;
        if (dwarf_getsrclines(&die, &lines, &count) != 0) continue;
        for (std::size_t i = 0; i < count; ++i) {
            Dwarf_Line* const line = dwarf_onesrcline(lines, i);
            Dwarf_Addr begin = 0;
            int number = 0, column = 0;
            bool ends = false;
            if (dwarf_lineaddr(line, &begin) != 0) continue;
            dwarf_lineno(line, &number);
            dwarf_linecol(line, &column);
            dwarf_lineendsequence(line, &ends);
            const char* const source = dwarf_linesrc(line, nullptr, nullptr);
            std::string file = source == nullptr ? "" : source;
            if (!file.empty() && file[0] != '/' && base != nullptr) file = std::string{base} + "/" + file;
            const auto [at, fresh] = known.try_emplace(file, files_.size());
            if (fresh) files_.push_back(at->first);
            rows_.push_back({static_cast<address>(begin), at->second, number, column, ends});
        }
    }
    // What the linker left out was given the address 0 and what follows it, where other code stands.
    std::vector<row> kept;
    for (std::size_t i = 0; i < rows_.size();) {
        std::size_t end = i;
        while (end + 1 < rows_.size() && !rows_[end].ends) ++end;
        if (of.function_at(rows_[i].begin) != nullptr && rows_[i].begin != 0)
            kept.insert(kept.end(), rows_.begin() + static_cast<std::ptrdiff_t>(i), rows_.begin() + static_cast<std::ptrdiff_t>(end) + 1);
        i = end + 1;
    }
    rows_ = std::move(kept);
    // Where one stretch ends and another begins, that which begins counts.
    std::ranges::stable_sort(rows_, [](const row& a, const row& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.ends && !b.ends;
    });
}

place places::at(address where) const {
    auto after = std::ranges::upper_bound(rows_, where, {}, &row::begin);
    if (after == rows_.begin()) return {};
    --after;
    if (after->ends) return {};
    return {files_[after->file], after->line, after->column};
}

const std::string& places::line_of(const std::string& file, int number) {
    static const std::string none;
    const auto [found, fresh] = sources_.try_emplace(file);
    if (fresh) {
        std::ifstream in(file);
        for (std::string text; std::getline(in, text);) found->second.push_back(text);
    }
    const auto index = static_cast<std::size_t>(number) - 1;
    return index < found->second.size() ? found->second[index] : none;
}

std::set<std::string> places::names_called(address where) {
    const place here = at(where);
    const std::string& line = line_of(here.file, here.line);
    std::set<std::string> found;
    for (std::size_t at = line.find('('); at != std::string::npos; at = line.find('(', at + 1)) {
        auto begin = at;
        while (begin > 0 && part_of_name(line[begin - 1])) --begin;
        if (begin != at) found.insert(line.substr(begin, at - begin));
    }
    return found;
}

bool places::names_pointer(const std::string& name) {
    if (!pointer_names_) {
        pointer_names_.emplace();
        for (const std::string& file : files_) {
            std::ifstream in(file);
            for (std::string text; std::getline(in, text);)
                // (*name)(
                for (std::size_t at = text.find("(*"); at != std::string::npos; at = text.find("(*", at + 1)) {
                    auto end = at + 2;
                    while (end < text.size() && part_of_name(text[end])) ++end;
                    if (end > at + 2 && text.compare(end, 2, ")(") == 0) pointer_names_->insert(text.substr(at + 2, end - at - 2));
                }
        }
    }
    return pointer_names_->contains(name);
}

std::string places::name_called(address where) {
    const place here = at(where);
    const std::string& line = line_of(here.file, here.line);
    if (here.column < 1 || static_cast<std::size_t>(here.column) > line.size()) return "";
    auto end = static_cast<std::size_t>(here.column) - 1;
    // A name that is called without parentheses of its own: the column is that of its beginning.
    if (part_of_name(line[end])) {
        while (end < line.size() && part_of_name(line[end])) ++end;
    } else if (line[end] != '(') {
        return "";
    }
    auto begin = end;
    while (begin > 0 && part_of_name(line[begin - 1])) --begin;
    return line.substr(begin, end - begin);
}

}  // namespace pawl::analysis
