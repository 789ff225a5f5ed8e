#pragma once
#include <timers.h>
