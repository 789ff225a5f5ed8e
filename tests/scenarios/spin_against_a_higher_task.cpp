#include "spin_on_one_core.hpp"

int main() { spin_on_one_core<pawl::spin_policy::spin>(); }
