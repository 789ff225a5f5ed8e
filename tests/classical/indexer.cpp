// After the benchmark "Indexer" of Flanagan and Godefroid (Dynamic partial-order reduction for model checking software,
// POPL 2005), written anew: tasks put four messages each into a hash table of 128 places. Up to eleven tasks never
// collide; the twelfth does. The number of tasks is the argument.
#include <cstdlib>
#include <thread>
#include <vector>

#include "traced.hpp"

constexpr int size = 128, messages = 4, most_tasks = 13;
traced<int> table[size];

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 11;
    std::vector<std::thread> tasks;
    for (int id = 0; id < count && id < most_tasks; ++id)
        tasks.emplace_back([id] {
            for (int m = 1; m <= messages; ++m) {
                const int word = m * 11 + id;
                int place = (word * 7) % size;
                for (int expected = 0; !table[place].compare_exchange_strong(expected, word); expected = 0)
                    place = (place + 1) % size;
            }
        });
    for (std::thread& one : tasks) one.join();
}
