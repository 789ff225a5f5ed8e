// pawl map IMAGE: what lies where in an image for a microcontroller.
#include <cstdio>
#include <string>

#include "analysis/layout/map_text.hpp"
#include "cli/map_options.hpp"
#include "cli/tell.hpp"
#include "cli/verb.hpp"
#include "cli/whole_file.hpp"

namespace pawl::cli {
namespace {

int refuse(const std::string& text) {
    std::fprintf(stderr, "pawl map: %s\n", text.c_str());
    return exit_usage;
}

}  // namespace

int map(int argc, char** argv) {
    const auto options = parse_map_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    const auto image = analysis::image::open(options->image);
    if (!image) return refuse(options->image + ": " + image.error());
    const analysis::memory_map map = analysis::map_of(*image);
    if (!options->svg_file.empty())
        if (const std::string failure = write_whole_file(options->svg_file, analysis::map_svg(map)); !failure.empty())
            return refuse("cannot write " + options->svg_file + ": " + failure);
    std::fputs(analysis::map_text(map, options->all).c_str(), stdout);
    return status_when_written(exit_ok);
}

}  // namespace pawl::cli
