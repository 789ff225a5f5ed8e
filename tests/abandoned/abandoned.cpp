// Where one core gives the waiting task precedence, every execution is abandoned with a descriptor open, memory
// allocated and a stack in use.
#include <fcntl.h>

#include <atomic>
#include <cassert>
#include <cstring>
#include <thread>
#include <vector>

std::atomic<bool> ready = false;

int main() {
    std::thread waiting([] {
        assert(open("/dev/null", O_RDONLY) >= 0);
        std::vector<char> kept(1 << 20, 1);
        while (!ready) {
        }
        assert(kept[7] == 1);
    });
    ready = true;
    waiting.join();
}
