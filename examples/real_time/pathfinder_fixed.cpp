// As it was mended from Earth: who waits for the mutex lends its priority to who holds it. The bus waits for the weather's section,
// and for nothing else.
//
//     pawl check --real-time examples/real_time/pathfinder_fixed.cpp
#define PROTOCOL PTHREAD_PRIO_INHERIT
#include "pathfinder.cpp"
