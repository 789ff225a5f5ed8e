#include "deep.h"
int twice_deep(int n) { return 2 * n; }
