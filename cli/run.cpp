// pawl run SKETCH.ino: builds the sketch, runs it once in virtual time, and says why it stopped.
#include <unistd.h>

#include <cstdio>

#include "check/build/program.hpp"
#include "check/report/page.hpp"
#include "check/supervise/board_run.hpp"
#include "check/supervise/last_check.hpp"
#include "check/supervise/progress_line.hpp"
#include "check/supervise/stop_signals.hpp"
#include "cli/run_options.hpp"
#include "cli/run_picture.hpp"
#include "cli/tell.hpp"
#include "cli/verb.hpp"
#include "cli/whole_file.hpp"
#include "sketch/told/console.hpp"
#include "sketch/told/ending.hpp"
#include "sketch/told/input_script.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;
namespace supervise = check::supervise;

int refuse(const std::string& text) {
    std::fprintf(stderr, "%s%s\n", text.starts_with("pawl") ? "" : "pawl run: ", text.c_str());
    return exit_usage;
}

// A terminal is not waited for: nobody types in virtual time.
std::string typed_in() {
    std::string text;
    char some[4096];
    while (!isatty(STDIN_FILENO) && text.size() < check::wire::max_stimuli) {
        const ssize_t got = read(STDIN_FILENO, some, sizeof some);
        if (got <= 0) break;
        text.append(some, static_cast<std::size_t>(got));
    }
    return text;
}

}  // namespace

int run(int argc, char** argv) {
    const auto options = parse_run_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    // Before the sketch is built: what cannot be read need not be waited for.
    std::expected<std::string, std::string> script;
    if (!options->input.empty()) script = read_whole_file(options->input);
    if (!script) return refuse("cannot read --input " + options->input.string() + ": " + script.error());
    run_picture picture(*options);
    if (const std::string failure = picture.not_writable(); !failure.empty()) return refuse(failure);
    supervise::progress_line line(supervise::progress_line::suitable(false, false));
    line.building(supervise::names_of(options->files));
    const auto program = build::build_program({options->files, options->compile_flags, {}});
    line.erase();
    if (!program) return refuse(program.error().message);
    if (!program->uses_runtime || program->board.empty())
        return refuse(supervise::names_of(options->files) +
                      " is no sketch: it includes neither Arduino.h nor FreeRTOS.h");
    const auto analog =
        program->board.starts_with("ESP32") ? sketch::analog_inputs::of_esp32 : sketch::analog_inputs::of_uno;
    auto stimuli = options->input.empty() ? sketch::typed(typed_in())
                                          : sketch::parse_input_script(*script, options->input.string(), analog);
    if (!stimuli) return refuse(stimuli.error());

    auto session = supervise::session_block::create();
    if (!session) return refuse(session.error());
    supervise::board_request request;
    request.program = {program->executable, {}, {}};
    request.board = program->board;
    request.cores = build::cores_of_board(program->board);
    request.seed = options->seed;
    request.horizon = options->horizon;
    request.tells_all = options->verbose || picture.wanted();
    request.stimuli = std::move(*stimuli);
    sketch::console console(options->verbose);
    const check::report::promise_matcher promise(std::vector<std::string>{});
    const supervise::stop_signals stop;
    supervise::board_run board(*session, request, promise,
                               [&](const check::wire::board_event& event, std::string_view bytes) {
                                   console.hear(event, bytes);
                                   picture.hear(event, bytes);
                               });
    console.name_objects_by([&](std::uint64_t address) { return board.symbols().variable_at(address); });
    const supervise::board_outcome came = board.run();
    console.end();
    const check::report::page page = check::report::page_for(STDOUT_FILENO, options->verbose);
    std::fputs(sketch::ending_of_run(came.verdict, board.symbols(), came.time_was_over, page).c_str(), stdout);
    if (const std::string failure = picture.write(came, board.symbols()); !failure.empty()) return refuse(failure);
    return status_when_written(status_of(came.verdict));
}

}  // namespace pawl::cli
