#pragma once
#include <task.h>
