// The exit status depends on who comes first.
#include <atomic>
#include <thread>

int main() {
    std::atomic<int> last = 0;
    std::thread one([&] { last = 1; });
    std::thread two([&] { last = 2; });
    one.join();
    two.join();
    return last == 1;
}
