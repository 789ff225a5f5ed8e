#pragma once
#include <message_buffer.h>
