// The orders of a program that is checked twice: as one would write it, and with SEQ_CST everywhere.
#pragma once

#include <atomic>

#ifdef SEQ_CST
inline constexpr auto relaxed = std::memory_order_seq_cst, acquire = relaxed, release = relaxed, acq_rel = relaxed;
#else
inline constexpr auto relaxed = std::memory_order_relaxed, acquire = std::memory_order_acquire,
                      release = std::memory_order_release, acq_rel = std::memory_order_acq_rel;
#endif
