// pawl advise SKETCH.ino [--patch]: checks a sketch, says what to change, and checks the changed one.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "check/build/program.hpp"
#include "check/report/text_report.hpp"
#include "check/supervise/campaign.hpp"
#include "check/supervise/processors.hpp"
#include "check/supervise/stop_signals.hpp"
#include "cli/advise_options.hpp"
#include "cli/check_options.hpp"
#include "cli/tell.hpp"
#include "cli/verb.hpp"
#include "sketch/advice/repair.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;
namespace fs = std::filesystem;
namespace report = check::report;
namespace supervise = check::supervise;

/// A whole check with its symbols, kept together.
struct checked {
    std::unique_ptr<supervise::session_block> session;
    std::unique_ptr<report::promise_matcher> promise;
    std::unique_ptr<supervise::progress_line> line;
    std::unique_ptr<supervise::campaign> campaign;
    report::verdict verdict;
    std::string failure;
};

checked check_sketch(const fs::path& sketch, const advise_options& options) {
    checked result;
    const auto fail = [&](std::string text) {
        result.failure = std::move(text);
        return std::move(result);
    };
    const auto program = build::build_program({{sketch}, options.compile_flags, {}});
    if (!program) return fail(program.error().message);
    if (program->board.empty()) return fail(sketch.string() + " is no sketch");
    auto session = supervise::session_block::create();
    if (!session) return fail(session.error());
    result.session = std::make_unique<supervise::session_block>(std::move(*session));
    result.promise = std::make_unique<report::promise_matcher>(std::vector<std::string>{"*try_*"});
    result.line = std::make_unique<supervise::progress_line>(supervise::progress_line::suitable(false, false));
    supervise::campaign_request request;
    request.program = {program->executable, {}, {}};
    request.plan.cores = build::cores_of_board(program->board);
    request.plan.time = options.time;
    const check_options usual;
    request.horizon = usual.horizon;
    request.presses = usual.presses;
    request.jobs = supervise::processors_allowed();
    result.campaign = std::make_unique<supervise::campaign>(*result.session, request, *result.promise, *result.line);
    result.verdict = result.campaign->run();
    result.verdict.board = program->board;
    result.line->erase();
    return result;
}

// A folder of its own with the whole sketch in it, gone at the end.
class changed_copy {
public:
    changed_copy(const fs::path& sketch, const std::map<fs::path, sketch::text_lines>& files) {
        std::string name = (fs::temp_directory_path() / "pawl-advise-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) return;
        root_ = name;
        const fs::path main = fs::is_directory(sketch) ? sketch / (sketch.filename().string() + ".ino") : sketch;
        const fs::path folder = main.parent_path().empty() ? "." : main.parent_path();
        const bool whole_folder = fs::absolute(folder).filename() == main.stem();
        sketch_ = root_ / main.stem() / main.filename();
        std::error_code failed;
        fs::create_directories(sketch_.parent_path(), failed);
        if (whole_folder)
            fs::copy(folder, sketch_.parent_path(), fs::copy_options::recursive | fs::copy_options::overwrite_existing,
                     failed);
        else
            fs::copy_file(main, sketch_, fs::copy_options::overwrite_existing, failed);
        for (const auto& [file, lines] : files)
            std::ofstream(sketch_.parent_path() / file.filename()) << sketch::joined(lines);
    }
    ~changed_copy() {
        std::error_code ignored;
        if (!root_.empty()) fs::remove_all(root_, ignored);
    }
    changed_copy(const changed_copy&) = delete;
    changed_copy& operator=(const changed_copy&) = delete;
    const fs::path& sketch() const { return sketch_; }

private:
    fs::path root_, sketch_;
};

std::vector<fs::path> sources_of(const fs::path& sketch) {
    if (!fs::is_directory(sketch)) return {fs::absolute(sketch)};
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(sketch))
        if (entry.path().extension() == ".ino") all.push_back(fs::absolute(entry.path()));
    return all;
}

int refuse(const std::string& text) {
    std::fprintf(stderr, "%s%s\n", text.starts_with("pawl") ? "" : "pawl advise: ", text.c_str());
    return exit_usage;
}

int advise_on(const advise_options& options) {
    const supervise::stop_signals stop;
    checked first = check_sketch(options.sketch, options);
    if (!first.failure.empty()) return refuse(first.failure);
    report::symbolizer& symbols = first.campaign->symbols();
    std::printf("%s", report::one_line(first.verdict, symbols).c_str());
    if (first.verdict.result != report::outcome::wrong) {
        std::puts(first.verdict.result == report::outcome::ok ? "  nothing to change"
                                                              : "  nothing is known to be wrong");
        return status_of(first.verdict);
    }
    report::task_words names(&*first.verdict.what, first.verdict, symbols);
    const sketch::repair repair = sketch::repair_for(first.verdict, names, sources_of(options.sketch));
    std::printf("  Advice  %s\n", repair.words.c_str());
    if (repair.files.empty()) {
        if (options.patch) std::printf("  No patch: %s.\n", repair.why_not.c_str());
        return exit_wrong;
    }
    if (!options.patch) {
        std::printf("  The change as a diff: pawl advise %s --patch\n", options.sketch.c_str());
        return exit_wrong;
    }
    std::putchar('\n');
    for (const auto& [file, lines] : repair.files)
        std::fputs(sketch::unified_diff(file.filename().string(), sketch::read_lines(file), lines).c_str(), stdout);
    std::fflush(stdout);
    const changed_copy copy(options.sketch, repair.files);
    if (copy.sketch().empty()) return refuse("cannot make a folder for the changed sketch");
    checked second = check_sketch(copy.sketch(), options);
    if (!second.failure.empty()) return refuse("the changed sketch: " + second.failure);
    std::printf("\n  The changed sketch: %s", report::one_line(second.verdict, second.campaign->symbols()).c_str());
    return status_of(second.verdict);
}

}  // namespace

int advise(int argc, char** argv) {
    const auto options = parse_advise_options(argc, argv);
    if (options) return status_when_written(advise_on(*options));
    std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
    return options.error().status;
}

}  // namespace pawl::cli
