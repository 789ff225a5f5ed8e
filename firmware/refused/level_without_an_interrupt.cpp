#include <pawl/task/executor.hpp>

#ifdef RIGHT
pawl::executor<pawl::port::most_levels> ex;
#else
pawl::executor<pawl::port::most_levels + 1> ex;  // EXPECT: as many as the board has interrupts for
#endif

int main() { ex.run(); }
