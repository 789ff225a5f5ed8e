#include <pawl/check.hpp>

namespace check = pawl::check;
using spec = check::shared_register<int>;

int main() {
    check::history<spec, 2> calls;
    for (int i = 0; i < 3; ++i) calls.call<&spec::write>([](int) {}, i);
}
