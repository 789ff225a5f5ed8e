#pragma once
#include <stream_buffer.h>
