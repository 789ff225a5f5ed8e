// prepared_sketch SKETCH: the C++ text that is compiled for it.
#include <cstdio>

#include "sketch/source/prepare.hpp"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto made = pawl::sketch::prepare_sketch({{argv[1]}, {}, {}, "include"});
    if (!made) {
        std::fprintf(stderr, "%s\n", made.error().c_str());
        return 1;
    }
    std::fputs(made->text.c_str(), stdout);
}
