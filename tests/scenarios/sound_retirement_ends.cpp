// A program ends while something is on its way to retirement: that is destroyed, and the thread does not sleep through the end.
#include <pawl/check.hpp>
#include <pawl/sound/owned.hpp>

using namespace pawl::sound;

static int alive = 0;

struct counted {
    counted() { ++alive; }
    counted(const counted&) = delete;
    counted& operator=(const counted&) = delete;
    ~counted() { --alive; }
};

int main() {
    {
        const owned<counted> one = make_owned<counted>();
        pawl::check::require(alive == 1, "made");
    }
    retirement::settle();
    pawl::check::require(alive == 0, "destroyed");
    const owned<counted> last = make_owned<counted>();
}
