#include <pawl/task.hpp>

#ifdef RIGHT
pawl::task<int> adds(pawl::program_heap, int a, int b) { co_return a + b; }
int main() { return pawl::block_on(adds(pawl::heap, 1, -1)); }
#else
pawl::task<int> adds(int a, int b) { co_return a + b; }  // EXPECT: say where the task's frame stands
int main() { return pawl::block_on(adds(1, -1)); }
#endif
