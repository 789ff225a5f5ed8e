#pragma once
#include <semphr.h>
