#include "sketch/source/demanded.hpp"

#include <algorithm>

namespace pawl::sketch {
namespace {

// A macro may make a function: then the linker tells.
bool may_define(const outline& tabs, std::string_view name) {
    return std::ranges::any_of(
               tabs.functions,
               [&](const function& one) { return one.defined && !one.in_namespace && one.head.name == name; }) ||
           std::ranges::any_of(tabs.tokens, [&](const token& one) {
               return one.what == token::kind::directive && one.text.find(name) != std::string_view::npos;
           });
}

}  // namespace

std::string missing_from(const sketch_folder& sketch, const outline& tabs, const known_sources& all) {
    const std::string file = "pawl: " + sketch.tabs.front().string();
    if (tabs.tokens.empty()) return file + " is empty: a sketch needs void setup() and void loop()";
    std::string missing;
    for (const std::string name : {"setup", "loop"})
        if (!may_define(tabs, name) && !all.define(name)) missing += (missing.empty() ? "" : " and no ") + name + "()";
    if (missing.empty()) return {};
    const auto around = sketch.tabs.size() > 1 ? std::filesystem::path() : sketch_around(sketch.tabs.front());
    if (around.empty()) return file + " has no " + missing + ": a sketch needs void setup() and void loop()";
    return file + " has no " + missing + "; check the sketch that it is a part of, " + around.string();
}

}  // namespace pawl::sketch
