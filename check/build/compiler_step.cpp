#include "check/build/compiler_step.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

#include "check/build/assembly_scan.hpp"
#include "check/build/child.hpp"
#include "check/build/linked_objects.hpp"
#include "check/build/memory_file.hpp"
#include "check/build/note.hpp"
#include "check/build/response_file.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> assembly_input(const std::vector<std::string>& step) {
    for (std::size_t i = 1; i < step.size(); ++i) {
        if (step[i] == "-o" || step[i] == "-I")
            ++i;
        else if (!step[i].starts_with('-'))
            return step[i];
    }
    return std::nullopt;
}

// The assembler takes several inputs as if they were one file, so the note is simply a second one.
void add_note(std::vector<std::string>& step) {
    const auto input = assembly_input(step);
    if (!input) return;
    std::ifstream file(*input);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const assembly_file found = scan_assembly(text, fs::current_path());
    if (!found.instrumented) return;  // the link step names the object
    std::vector<std::string> entries = {instrumented_entry(found.source.empty() ? *input : found.source)};
    for (const blind_spot& spot : found.inline_assembly) entries.push_back(entry_of(spot));
    if (const std::string note = memory_file(note_assembly(entries)); !note.empty()) step.push_back(note);
}

// -fsanitize=thread makes gcc ask for its own runtime, which must not come in beside ours.
void remove_sanitizer_runtime(std::vector<std::string>& step) {
    std::erase_if(step, [](const std::string& word) {
        return word == "-ltsan" || fs::path(word).filename() == "libtsan_preinit.o";
    });
}

}  // namespace

int run_compiler_step(std::vector<std::string> step) {
    if (step.empty()) return 2;
    const std::string program = fs::path(step.front()).filename();
    if (program == "as") {
        add_note(step);
    } else if (program == "collect2" || program == "ld") {
        auto expanded = expand_response_files(step);
        if (!expanded) {
            std::fprintf(stderr, "%s\n", expanded.error().message.c_str());
            return 2;
        }
        step = std::move(*expanded);
        remove_sanitizer_runtime(step);
        const std::string note = note_on_links(std::span(step).subspan(1));
        if (!note.empty()) step.push_back(note);
    }
    return become(step);
}

}  // namespace pawl::check::build
