#pragma once
#include <event_groups.h>
