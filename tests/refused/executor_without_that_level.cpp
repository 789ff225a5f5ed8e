#include <pawl/task.hpp>

pawl::task<> blinks(pawl::program_heap) { co_return; }

int main() {
    pawl::executor<2> ex;
#ifdef RIGHT
    ex.spawn<1>(blinks(pawl::heap));
#else
    ex.spawn<2>(blinks(pawl::heap));  // EXPECT: the executor has no such level
#endif
    ex.run();
}
