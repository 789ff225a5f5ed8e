// --board, for the verbs that build sketches.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace pawl::cli {

/// The board becomes a flag for the compilers: so it is kept, and compared, wherever their flags are. Empty: not given.
void add_board_option(CLI::App& app, std::string& compile_flag);

}  // namespace pawl::cli
