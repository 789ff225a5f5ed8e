// For --progress: one task sets an event and takes it back, another one sets it and looks.
#include <pawl/lock/event.hpp>

#include <thread>

int main() {
    pawl::event e{"e"};
    std::thread other{[&] {
        e.set();
        e.reset();
    }};
    e.set();
    static_cast<void>(e.is_set());
    other.join();
}
