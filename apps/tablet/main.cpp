// tablet [SONG]: a song and ten buttons.
#include <cstdio>
#include <exception>

#include "apps/tablet/options.hpp"
#include "apps/tablet/playing.hpp"
#include "apps/tablet/rendering.hpp"
#include "apps/tablet/script.hpp"

int main(int count, char** words) {
    try {
        const auto asked = tablet::read_options(count, words);
        if (!asked) return asked.error();
        tablet::script presses;
        if (asked->script) {
            auto read = tablet::read_script_file(*asked->script);
            if (!read) {
                std::fprintf(stderr, "%s\n", read.error().c_str());
                return 2;
            }
            presses = std::move(*read);
        }
        return asked->out ? tablet::render_to_file(*asked, presses) : tablet::play(*asked, presses);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "tablet: %s\n", error.what());
        return 1;
    }
}
