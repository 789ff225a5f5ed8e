#include <pawl/task.hpp>

#include <coroutine>

int main() {
#ifdef RIGHT
    pawl::block_on(std::suspend_never{});
#else
    pawl::block_on(3);  // EXPECT: awaitable
#endif
}
