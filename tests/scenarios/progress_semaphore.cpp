// For --progress: two tasks try to take permits and give them back.
#include <pawl/lock/semaphore.hpp>

#include <thread>

int main() {
    pawl::semaphore s{2, "s"};
    std::thread other{[&] {
        if (s.try_acquire()) s.release();
    }};
    if (s.try_acquire()) s.release();
    other.join();
}
