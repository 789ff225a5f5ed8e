#pragma once
#include <FreeRTOSConfig.h>
