#include "check/build/sketch_parts.hpp"

#include <fstream>
#include <optional>
#include <utility>

#include "check/build/fingerprint.hpp"
#include "check/build/place.hpp"
#include "sketch/source/compiler_message.hpp"
#include "sketch/source/prepare.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

language language_of(const fs::path& file) { return file.extension() == ".c" ? language::c : language::cxx; }

source for_board(const fs::path& file, language written_in, const sketch::prepared& all) {
    source result{file, written_in, all.flags};
    // So that a loop without a call takes time.
    result.flags.insert(result.flags.end(), "-fsanitize-coverage=trace-pc");
    if (written_in == language::cxx)
        result.flags.insert(result.flags.end(), all.cxx_flags.begin(), all.cxx_flags.end());
    return result;
}

// Where the same text always stands, so that its object is found again.
std::expected<fs::path, build_error> kept_text(const sketch::prepared& sketch, const fs::path& cache,
                                               const workshop& scratch) {
    const fs::path file = cache / "sketches" / fingerprint().add(sketch.text).text() / (sketch.name + ".ino.cpp");
    std::error_code absent;
    if (fs::exists(file, absent)) return file;
    const fs::path folder = scratch / "sketch";
    fs::create_directories(folder, absent);
    std::ofstream out(folder / file.filename(), std::ios::binary);
    out << sketch.text;
    out.close();
    if (!out) return std::unexpected(build_error{"pawl: cannot write " + (folder / file.filename()).string()});
    if (auto kept = keep(folder, file.parent_path()); !kept) return std::unexpected(kept.error());
    return file;
}

}  // namespace

std::expected<sketch_parts, build_error> with_board(const std::vector<source>& sources,
                                                    const std::vector<fs::path>& sketches,
                                                    const std::vector<std::string>& flags, const fs::path& cache,
                                                    const workshop& scratch) {
    sketch_parts result;
    result.sources = sources;
    const auto include = sketch_headers();
    if (!include)
        return sketches.empty() ? std::expected<sketch_parts, build_error>(result) : std::unexpected(include.error());
    result.include = *include;
    sketch::wanted wanted{sketches, {}, flags, *include};
    for (const source& one : sources) wanted.sources.push_back(one.file);
    std::optional<sketch::prepared> made;
    if (sketches.empty()) {
        made = sketch::prepare_sources(wanted);
        if (!made) return result;
        made->sources.insert(made->sources.begin(), wanted.sources.begin(), wanted.sources.end());
    } else {
        auto sketch = sketch::prepare_sketch(wanted);
        if (!sketch) return std::unexpected(build_error{sketch.error()});
        made = std::move(*sketch);
    }
    result.sources.clear();
    if (!made->text.empty()) {
        const auto text = kept_text(*made, cache, scratch);
        if (!text) return std::unexpected(text.error());
        result.sources.push_back(for_board(*text, language::cxx, *made));
        // Whoever reads only the unit's name, as the linker does, is not to show the generated file.
        result.sources.back().flags.push_back("-fdebug-prefix-map=" + text->string() + "=" + made->main_tab.string());
    }
    for (const fs::path& file : made->sources) result.sources.push_back(for_board(file, language_of(file), *made));
    result.name = made->name;
    result.board = made->board;
    return result;
}

build_error explained(const build_error& error, const sketch_parts& parts, const fs::path& cache) {
    if (parts.board.empty()) return error;
    return build_error{
        sketch::explained(error.message, parts.name.empty() ? "program" : "sketch", parts.include, cache)};
}

}  // namespace pawl::check::build
