// One column of one peer of a comparison, measured once.
//
//   columns --list           the peers and columns, one pair a line, with a tab between
//   columns PEER COLUMN      prints one number: nanoseconds or millions of messages a second
#include <cstdio>
#include <string_view>

#include "measure/core.hpp"
#include "measure/peer.hpp"

namespace {

int list() {
    for (const auto& peer : bench::peers()) {
        for (const auto& column : peer.columns) std::printf("%s\t%s\n", peer.name.data(), column.name.data());
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && argv[1] == std::string_view("--list")) return list();
    if (argc != 3) return 2;
    bench::permitted_cores();  // before a thread is bound to one of them
    for (const auto& peer : bench::peers()) {
        if (peer.name != argv[1]) continue;
        for (const auto& column : peer.columns) {
            if (column.name != argv[2]) continue;
            std::printf("%.3f\n", column.measure());
            return 0;
        }
    }
    std::fprintf(stderr, "columns: no peer \"%s\" with a column \"%s\"\n", argv[1], argv[2]);
    return 2;
}
