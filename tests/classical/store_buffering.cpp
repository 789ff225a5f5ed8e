// Two tasks store to one variable each and read the other's (Dijkstra's and Peterson's opening move).
#include <thread>

#include "traced.hpp"

traced<int> x, y;

int main() {
    std::thread first([] {
        x.store(1);
        y.load();
    });
    std::thread second([] {
        y.store(1);
        x.load();
    });
    first.join();
    second.join();
}
