// All locks. Each has a header of its own in pawl/lock/.
#pragma once

#include <pawl/lock/async_mutex.hpp>
#include <pawl/lock/branches.hpp>
#include <pawl/lock/ceiling_mutex.hpp>
#include <pawl/lock/condition.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/lock/guarded.hpp>
#include <pawl/lock/lock_together.hpp>
#include <pawl/lock/lock_with_patience.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/process_shared_mutex.hpp>
#include <pawl/lock/ranked.hpp>
#include <pawl/lock/recursive_mutex.hpp>
#include <pawl/lock/semaphore.hpp>
#include <pawl/lock/spin_mutex.hpp>
