#include "sketch/source/board_program.hpp"

namespace pawl::sketch {

namespace fs = std::filesystem;

prepared for_board(const board_choice& choice, const fs::path& include) {
    prepared result;
    result.flags = macros_of(choice.which);
    // What the AVR does not have comes first: a sketch that asks for it is told so.
    if (choice.which == board::avr)
        result.flags.insert(result.flags.end(), {"-isystem", (include / "avr_missing").string()});
    result.flags.insert(result.flags.end(), {"-isystem", include.string()});
    // Pointers have 64 bits here, and sketches convert them to int.
    result.cxx_flags = {"-std=gnu++2b", "-fpermissive", "-Wno-narrowing"};
    // A function that should return something and does not: the Uno's compiler lets it go on, the others' does not.
    if (choice.which == board::avr)
        result.cxx_flags.insert(result.cxx_flags.end(), {"-fsanitize=unreachable", "-fno-sanitize=return",
                                                         "-fsanitize-undefined-trap-on-error"});
    else
        result.cxx_flags.push_back("-fsanitize=return");
    result.board = std::string(name_of(choice.which)) + ", " + choice.reason;
    return result;
}

fs::path start_of(const known_sources& all, const fs::path& include) {
    const fs::path folder = include / "pawl_sketch";
    if (all.define("main")) return folder / "own_main.cpp";
    if (all.define("app_main")) return folder / "app_main.cpp";
    return folder / "start.cpp";
}

board_choice chosen(const std::vector<std::string>& flags, const board_choice& guessed) {
    const auto given = board_in_flags(flags);
    return given ? board_choice{*given, "by --board"} : guessed;
}

}  // namespace pawl::sketch
