// pawl stack IMAGE: the most that the stacks of an image for a microcontroller can hold.
#include <cstdio>
#include <string>

#include "analysis/stack/stack_bound.hpp"
#include "analysis/stack/stack_text.hpp"
#include "cli/stack_options.hpp"
#include "cli/tell.hpp"
#include "cli/verb.hpp"
#include "cli/whole_file.hpp"

namespace pawl::cli {
namespace {

int refuse(const std::string& text) {
    std::fprintf(stderr, "pawl stack: %s\n", text.c_str());
    return exit_usage;
}

/// Adds each file to what is known; the error's text.
std::string read_into(auto& known, const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        const auto text = read_whole_file(file);
        if (!text) return "cannot read " + file + ": " + text.error();
        if (const std::string why = known.add(*text); !why.empty()) return file + ": " + why;
    }
    return "";
}

}  // namespace

int stack(int argc, char** argv) {
    auto options = parse_stack_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    const auto image = analysis::image::open(options->image);
    if (!image) return refuse(options->image + ": " + image.error());
    analysis::declared_map declared;
    // What is declared first counts: the program's own lines before the library's.
    if (const std::string why = read_into(declared, options->maps); !why.empty()) return refuse(why);
    if (const std::string why = declared.add(analysis::library_map); !why.empty()) return refuse("the library's map: " + why);
    analysis::frame_sizes sizes;
    if (!options->image_alone) {
        if (options->call_graphs.empty()) {
            options->call_graphs = {options->image + ".ci"};
            if (!read_whole_file(options->call_graphs[0]))
                return refuse(options->call_graphs[0] + " is missing: compile with -fcallgraph-info=su and cat what it writes there, "
                              "name the files with --call-graph, or do without: --image-alone");
        }
        if (const std::string why = read_into(sizes, options->call_graphs); !why.empty()) return refuse(why);
    }
    const auto bounds = analysis::bounds_of(*image, declared, sizes);
    if (!bounds) return refuse(options->image + ": " + bounds.error());
    const std::string json = options->json_file.empty() ? "" : analysis::stack_json(*image, *bounds);
    if (options->json_file == "-") {
        std::fputs(json.c_str(), stdout);
    } else {
        std::fputs(analysis::stack_text(*image, *bounds, options->ways).c_str(), stdout);
        if (!json.empty())
            if (const std::string failure = write_whole_file(options->json_file, json); !failure.empty())
                return refuse("cannot write " + options->json_file + ": " + failure);
    }
    bool all_fit = true;
    for (const analysis::stack_of& one : bounds->stacks) all_fit = all_fit && one.fits();
    return status_when_written(all_fit ? exit_ok : exit_wrong);
}

}  // namespace pawl::cli
