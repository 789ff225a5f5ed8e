// The exit status depends on what was chosen; there is no schedule that it could depend on.
#include <pawl/check.h>

int main(void) { return (int)pawl_choose(2); }
