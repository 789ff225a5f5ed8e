#include "check/build/compiler.hpp"

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "check/build/child.hpp"
#include "check/build/place.hpp"

namespace pawl::check::build {
namespace {

std::vector<std::string> words_of(const char* text) {
    std::vector<std::string> words;
    std::istringstream in(text == nullptr ? "" : text);
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

// Through its own name, or through the links pawl-cc and pawl-c++.
bool is_pawl(const std::string& program) {
    const std::string name = std::filesystem::path(program).filename();
    if (name == "pawl" || name == "pawl-cc" || name == "pawl-c++") return true;
    std::error_code ignored;
    return std::filesystem::equivalent(find_in_path(program), this_command(), ignored);
}

}  // namespace

std::expected<compiler, build_error> find_compiler(language wanted) {
    const bool cxx = wanted == language::cxx;
    compiler result;
    for (const char* variable : {cxx ? "PAWL_CXX" : "PAWL_CC", cxx ? "CXX" : "CC"}) {
        result.words = words_of(std::getenv(variable));
        if (!result.words.empty() && !is_pawl(result.words.front())) break;
        result.words.clear();
    }
    if (result.words.empty()) result.words = {cxx ? "g++" : "gcc"};

    if (find_in_path(result.words.front()).empty())
        return std::unexpected(build_error{"pawl: there is no compiler " + result.words.front() +
                                           ": install it (Debian: apt-get install " + (cxx ? "g++" : "gcc") +
                                           ") or name another in " + (cxx ? "PAWL_CXX" : "PAWL_CC")});
    child ask{result.words, {"LC_ALL=C"}, {}};
    ask.words.push_back("--version");
    const outcome answer = run(ask);
    if (!answer) return std::unexpected(build_error{answer.output});
    result.version = answer.output;
    if (answer.output.find("clang") != std::string::npos)
        result.kind = compiler::family::clang;
    else if (answer.output.find("Free Software Foundation") == std::string::npos)
        return std::unexpected(build_error{"pawl: " + result.words.front() + " is neither GCC nor clang; name one in " +
                                           (cxx ? "PAWL_CXX" : "PAWL_CC")});
    return result;
}

}  // namespace pawl::check::build
