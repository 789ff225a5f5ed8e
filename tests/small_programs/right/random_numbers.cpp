// Random numbers of all kinds: enough for a shuffle, the same in each execution.
#include <stdlib.h>
#include <sys/random.h>

#include <algorithm>
#include <cassert>
#include <random>
#include <set>
#include <thread>
#include <vector>

int main() {
    std::random_device device;
    std::mt19937 engine(device());
    std::vector<int> cards{1, 2, 3, 4, 5};
    std::shuffle(cards.begin(), cards.end(), engine);
    assert(std::set<int>(cards.begin(), cards.end()).size() == 5);
    unsigned char bytes[16] = {};
    assert(getentropy(bytes, sizeof bytes) == 0);
    assert(getrandom(bytes, sizeof bytes, 0) == sizeof bytes);
    srand(1);
    const int first = rand();
    std::jthread other([] { (void)random(); });
    other.join();
    srand(1);
    assert(rand() == first);
    assert(drand48() < 1.0);
}
