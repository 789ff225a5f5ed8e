#include "sketch/source/sketch_text.hpp"

#include <algorithm>

#include "sketch/source/prototypes.hpp"

namespace pawl::sketch {
namespace {

std::string declaration(const function& of, const joined_tabs& tabs) {
    const std::string plain = of.head.prototype + ";";
    return tabs.line_mark(of.offset) + (of.c_linkage ? "extern \"C\" { " + plain + " }" : plain) + "\n";
}

}  // namespace

std::string text_of(const joined_tabs& tabs, const outline& sketch) {
    // The include has a line of the sketch: what goes wrong in it is told there.
    std::string text = tabs.line_mark(0) + "#include <Arduino.h>\n";
    const auto prototypes = prototypes_for(sketch);
    auto next_prototype = prototypes.begin();
    auto next_tab = tabs.beginnings().begin();
    std::size_t done = 0;
    while (next_prototype != prototypes.end() || next_tab != tabs.beginnings().end()) {
        const bool is_tab = next_prototype == prototypes.end() ||
                            (next_tab != tabs.beginnings().end() && *next_tab <= next_prototype->before);
        const std::size_t here = is_tab ? *next_tab++ : next_prototype->before;
        text.append(tabs.text(), done, here - done);
        done = here;
        if (!text.ends_with('\n')) text += '\n';
        for (; !is_tab && next_prototype != prototypes.end() && next_prototype->before == here; ++next_prototype)
            text += within_branches(declaration(*next_prototype->of, tabs), next_prototype->of->path,
                                    next_prototype->path, sketch.conditionals);
        text += tabs.line_mark(here) + tabs.indentation(here);
    }
    return text.append(tabs.text(), done);
}

}  // namespace pawl::sketch
