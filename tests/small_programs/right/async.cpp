// std::async: a sum in two halves.
#include <cassert>
#include <future>
#include <numeric>
#include <vector>

int main() {
    const std::vector<int> numbers{1, 2, 3, 4};
    auto upper = std::async(std::launch::async, [&] { return std::accumulate(numbers.begin() + 2, numbers.end(), 0); });
    auto later = std::async(std::launch::deferred, [] { return 1; });
    const int lower = std::accumulate(numbers.begin(), numbers.begin() + 2, 0);
    assert(lower + upper.get() == 10 && later.get() == 1);
}
