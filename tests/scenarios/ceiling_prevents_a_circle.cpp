// Three tasks of different priorities, released at any moment, take two locks in opposite orders, all on one core. The
// ceilings prevent what else had to be refused: nobody ever finds a lock held. mistakes/ leaves them out.
#include <pawl/lock/ceiling_mutex.hpp>

#include "released_on_one_core.hpp"

int main() {
    pawl::ceiling_mutex<30> a{"a"}, b{"b"};
    released_on_one_core(a, b);
}
