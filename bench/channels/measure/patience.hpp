// What a thread does after a try_ call that did not succeed. The same for every peer in every language: a pause of the
// processor, and from the 64th failure in a row on sched_yield, since there may be more threads than cores.
#pragma once

#include <immintrin.h>
#include <sched.h>

namespace bench {

class patience {
public:
    void wait() {
        if (++failures_ < 64)
            _mm_pause();
        else
            sched_yield();
    }
    void succeeded() { failures_ = 0; }

private:
    unsigned failures_ = 0;
};

}  // namespace bench
