// A log that never keeps anybody waiting. What was reserved is there for those who may not allocate.
#include <pawl/channel/unbounded.hpp>

#include <cstdio>
#include <string>
#include <thread>
#include <utility>

int main() {
    auto [log, lines] = pawl::unbounded<std::string>(2);  // room for two messages from the start

    // A task that may not allocate tries: it takes reserved room only.
    for (const char* text : {"one", "two", "three"})
        if (auto refused = log.try_send(text); !refused)
            std::printf("%s: \"%s\" comes back\n", pawl::to_string(refused.error().why).data(),
                        refused.error().value.c_str());

    // send makes room where none is left, and never waits for the receiver.
    for (int i = 0; i < 1000; ++i) log.send("line " + std::to_string(i));
    std::printf("%zu lines are there\n", lines.size());

    log = {};  // the last sender: receivers get what is there, then closed
    std::jthread writer{[lines = std::move(lines)] {
        std::string last;
        for (std::string line : lines) last = std::move(line);
        std::printf("the last one is \"%s\"\n", last.c_str());
    }};
}
