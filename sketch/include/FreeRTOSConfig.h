#pragma once
#include <pawl_sketch/kernel_config.h>
