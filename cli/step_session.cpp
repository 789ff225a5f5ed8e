#include "cli/step_session.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "check/report/page.hpp"
#include "check/report/step_view.hpp"
#include "cli/raw_terminal.hpp"
#include "cli/step_walk.hpp"

namespace pawl::cli {
namespace {

namespace report = check::report;
using key = raw_terminal::key;
using shows = step_walk::shows;

constexpr const char* keys_line = "  next  back  preemption  task's next  goto  all  output  / search  help  quit";

std::string text_for(shows what, step_walk& walk, report::step_view& view, const report::page& on, std::size_t height) {
    switch (what) {
        case shows::step: return view.screen(walk.at(), on, height);
        case shows::tasks: return view.all_tasks(walk.at(), on);
        case shows::output: {
            const std::string text = view.output(walk.at());
            return text.empty() ? "  the program has written nothing yet\n" : text + (text.ends_with('\n') ? "" : "\n");
        }
        case shows::help: return step_walk::help();
        case shows::nothing: break;
    }
    return {};
}

bool plain(step_walk& walk, report::step_view& view) {
    report::page on = report::page_for(STDOUT_FILENO, false);
    shows what = shows::step;
    for (std::string line; !walk.left();) {
        const std::string text = text_for(what, walk, view, on, 0);
        const std::string message = walk.message().empty() ? "" : "  " + walk.message() + "\n";
        if (std::fputs((text + message + "\n").c_str(), stdout) == EOF || std::fflush(stdout) != 0) return false;
        if (!std::getline(std::cin, line)) break;
        what = walk.command(line);
    }
    return true;
}

// The first lines of a text too long for the window.
std::string cut(const std::string& text, const report::page& on, std::size_t rows) {
    std::string result;
    for (std::size_t start = 0, row = 0; start < text.size() && row < rows; ++row) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        std::string line = text.substr(start, end - start);
        // What holds colours was fitted before.
        if (line.find('\033') == std::string::npos) line = report::fitted(line, on.width);
        result += line + "\n";
        start = end + 1;
    }
    return result;
}

/// What is typed behind g, t and /; empty if it was given up.
std::string ask(raw_terminal& terminal, const std::string& screen, const std::string& question) {
    std::string typed;
    for (;;) {
        terminal.show(screen + "  " + question + typed + "_\n");
        const raw_terminal::pressed one = terminal.read();
        if (one.what == key::enter) return typed;
        if (one.what == key::other || one.what == key::end_of_input) return {};
        if (one.what == key::erase && typed.empty()) return {};
        if (one.what == key::erase) typed.pop_back();
        if (one.what == key::letter && static_cast<unsigned char>(one.letter) >= 0x20) typed += one.letter;
    }
}

std::string command_for(const raw_terminal::pressed& one) {
    switch (one.what) {
        case key::enter:
        case key::right:
        case key::down: return "next";
        case key::left:
        case key::up: return "back";
        case key::end_of_input: return "quit";
        case key::letter: return one.letter == ' ' ? "next" : std::string(1, one.letter);
        case key::erase:
        case key::redraw:
        case key::other: break;
    }
    return {};
}

bool with_keys(step_walk& walk, report::step_view& view) {
    raw_terminal terminal;
    shows what = shows::step;
    while (!walk.left()) {
        const terminal_size size = raw_terminal::size();
        report::page on = report::page_for(STDOUT_FILENO, false);
        on.width = size.columns;
        const std::size_t rows = size.rows > 3 ? size.rows - 2 : 1;
        std::string screen = cut(text_for(what, walk, view, on, rows), on, rows);
        screen.append(rows - std::min(rows, static_cast<std::size_t>(std::ranges::count(screen, '\n'))), '\n');
        const std::string last = walk.message().empty() ? keys_line : "  " + walk.message();
        terminal.show(screen + on.faint(report::fitted(last, on.width)) + "\n");

        const raw_terminal::pressed one = terminal.read();
        std::string command = command_for(one);
        if (command.empty()) continue;
        if (command == "g" || command == "/") {
            const std::string typed = ask(terminal, screen, command == "g" ? "step " : "/");
            if (typed.empty() && command == "g") continue;
            command += (command == "g" ? " " : "") + typed;
        }
        const shows next = walk.command(command);
        // Where a command led nowhere, the step stays, with the reason below.
        what = next == shows::nothing ? shows::step : next;
    }
    return true;
}

}  // namespace

bool walk_through(const report::verdict& whole, report::symbolizer& symbols) {
    report::step_view view(whole, symbols);
    step_walk walk(view);
    return raw_terminal::there_is_one() ? with_keys(walk, view) : plain(walk, view);
}

}  // namespace pawl::cli
