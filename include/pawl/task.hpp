// All of tasks. Each part has a header of its own in pawl/task/.
#pragma once

#include <pawl/task/block_on.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/program_heap.hpp>
#include <pawl/task/scope.hpp>
#include <pawl/task/shielded.hpp>
#include <pawl/task/sleep.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/stop_token.hpp>
#include <pawl/task/task.hpp>
#include <pawl/task/until_stopped.hpp>
#include <pawl/task/when_all.hpp>
#include <pawl/task/when_any.hpp>
#include <pawl/task/with_timeout.hpp>
#include <pawl/task/yield.hpp>

#if defined(PAWL_PORT_HAS_THREADS)
#include <pawl/task/blocking.hpp>
#include <pawl/task/thread.hpp>
#endif
#if defined(PAWL_PORT_HAS_INTERRUPTIONS)
#include <pawl/task/interrupt.hpp>
#include <pawl/task/interrupt_sources.hpp>
#include <pawl/task/shared.hpp>
#endif
