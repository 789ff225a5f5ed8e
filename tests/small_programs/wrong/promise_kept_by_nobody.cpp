// Each thread waits for the other's promise before it keeps its own.
#include <future>
#include <thread>

int main() {
    std::promise<int> mine, theirs;
    std::jthread other([&] {
        const int value = mine.get_future().get();
        theirs.set_value(value);
    });
    const int value = theirs.get_future().get();
    mine.set_value(value);
}
