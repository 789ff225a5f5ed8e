#include "check/build/assembly_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

// White space at both ends gone, each run of it inside one blank, comments gone.
std::string tidy(std::string_view line) {
    std::string result;
    for (const char c : line.substr(0, line.find('#'))) {
        const bool blank = c == ' ' || c == '\t' || c == '\r';
        if (!blank)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

bool is_harmless_instruction(std::string_view one) {
    // A label, or a directive that puts nothing into the program: .symver, .globl, .pushsection.
    const bool data = one.starts_with(".byte") || one.starts_with(".long") || one.starts_with(".quad") ||
                      one.starts_with(".word") || one.starts_with(".insn");
    if (one.ends_with(':') || (one.starts_with('.') && !data)) return true;
    constexpr std::array<std::string_view, 10> harmless = {"",       "pause",  "nop",    "rep nop", "rep; nop",
                                                           "mfence", "lfence", "sfence", "rep",     "cld"};
    if (std::ranges::find(harmless, one) != harmless.end()) return true;
    // Computes an address and goes nowhere.
    if (one.starts_with("lea ") || one.starts_with("leaq ")) return true;
    // A full fence, as the kernel's headers and many libraries write it: adds or ors zero at the stack's top.
    const bool locked = one.starts_with("lock addl $0") || one.starts_with("lock addq $0") ||
                        one.starts_with("lock orl $0") || one.starts_with("lock orq $0");
    return locked && (one.find("(%rsp)") != std::string_view::npos || one.find("(%esp)") != std::string_view::npos);
}

// "rep; nop" is one line of two instructions, "lock; addl" as well.
bool is_harmless(std::string line) {
    for (std::size_t at = line.find("lock;"); at != std::string::npos; at = line.find("lock;")) line[at + 4] = ' ';
    line = tidy(line);
    while (true) {
        const std::size_t end = std::min(line.find(';'), line.size());
        if (!is_harmless_instruction(tidy(std::string_view(line).substr(0, end)))) return false;
        if (end == line.size()) return true;
        line.erase(0, end + 1);
    }
}

std::string_view between_quotes(std::string_view line) {
    const std::size_t first = line.find('"');
    const std::size_t last = line.rfind('"');
    return first == last ? std::string_view() : line.substr(first + 1, last - first - 1);
}

int leading_number(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class scanner {
public:
    explicit scanner(fs::path folder) : folder_(std::move(folder)) {}

    void line(std::string_view raw) {
        const std::size_t start = raw.find_first_not_of(" \t");
        const std::string_view text = start == std::string_view::npos ? std::string_view() : raw.substr(start);
        if (text.starts_with("#APP")) {
            inside_ = true;
            pending_.reset();
        } else if (text.starts_with("#NO_APP")) {
            if (pending_) found_.inline_assembly.push_back(*pending_);
            inside_ = false;
            pending_.reset();
        } else if (inside_) {
            assembly(text);
        } else {
            directive(text);
        }
    }

    assembly_file result() {
        if (is_libpawl_port_) found_.inline_assembly.clear();
        return std::move(found_);
    }

private:
    // One #APP block holds several asm statements where nothing stands between them; GCC marks each with its line.
    void assembly(std::string_view text) {
        if (text.starts_with("# ") && text.size() > 2 && text[2] >= '0' && text[2] <= '9') {
            const int number = leading_number(text.substr(2));
            if (number == 0) return;  // # 0 "" 2: the statement's end
            if (pending_) found_.inline_assembly.push_back(*pending_);
            pending_.reset();
            file_ = between_quotes(text);
            line_ = number;
        } else if (!pending_ && !is_harmless(std::string(text))) {
            pending_ = {blind_spot::kind::inline_assembly, absolute(file_), line_, tidy(text)};
        }
    }

    // clang does not mark its blocks, but the line table's directives before one say where it stands.
    void directive(std::string_view text) {
        if (text.starts_with(".file")) {
            const std::string_view rest = text.substr(std::min(text.size(), text.find_first_not_of(" \t", 5)));
            const std::string name = joined_name(rest);
            if (found_.source.empty()) found_.source = absolute(name);
            if (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') files_[leading_number(rest)] = name;
        } else if (text.starts_with(".loc")) {
            const std::string rest = tidy(text.substr(4));
            const std::string_view place = std::string_view(rest).substr(rest.starts_with(' ') ? 1 : 0);
            file_ = files_[leading_number(place)];
            line_ = leading_number(place.substr(std::min(place.size(), place.find(' ') + 1)));
        } else if (text == "pawl_futex_wait:") {
            is_libpawl_port_ = true;
        } else if (!found_.instrumented && text.find("__tsan_") != std::string_view::npos) {
            found_.instrumented = true;
        }
    }

    // .file 1 "folder" "name" or .file 1 "name"
    static std::string joined_name(std::string_view text) {
        const std::string_view names = between_quotes(text);
        const std::size_t gap = names.find("\" \"");
        if (gap == std::string_view::npos) return std::string(names);
        return fs::path(names.substr(0, gap)) / names.substr(gap + 3);
    }

    std::string absolute(const std::string& name) const {
        if (name.empty() || name[0] == '<') return name;
        return (folder_ / name).lexically_normal();
    }

    fs::path folder_;
    assembly_file found_;
    bool inside_ = false;
    bool is_libpawl_port_ = false;  // its system calls: the runtime stands in front of them
    std::string file_;
    int line_ = 0;
    std::map<int, std::string> files_;
    std::optional<blind_spot> pending_;
};

}  // namespace

assembly_file scan_assembly(std::string_view text, const fs::path& folder) {
    scanner scan(folder);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        scan.line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return scan.result();
}

}  // namespace pawl::check::build
