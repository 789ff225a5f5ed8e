// An executor is stopped as it begins: that it is over stays, though its beginning says that it is not. A store that waits in
// its core's buffer while the next line looks whether there was a stop would come last, and nobody would wake the level again.
#include <pawl/task.hpp>

#include <cassert>
#include <thread>

int main() {
    pawl::executor<1> ex;
    std::thread stops{[&] { ex.stop(); }};
    ex.serve();
    stops.join();
    assert(ex.count() == 0);
}
