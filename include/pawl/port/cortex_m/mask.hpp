// How interrupts that use the library are kept away: the one place where the two architectures part.
#pragma once

#if defined(PAWL_SIMULATED_CORE)
#include <pawl/port/cortex_m/core.hpp>
#elif defined(__ARM_ARCH_6M__)
#include <pawl/port/cortex_m/mask_primask.hpp>
#else
#include <pawl/port/cortex_m/mask_basepri.hpp>
#endif

namespace pawl::inline on_cortex_m::port::core {

/// No interrupt that may use the library comes meanwhile, nor another thread. From anywhere. Nests.
class masked {
public:
    masked() noexcept : before_{mask()} {}
    masked(const masked&) = delete;
    masked& operator=(const masked&) = delete;
    ~masked() { unmask(before_); }

private:
    std::uint32_t before_;
};

}  // namespace pawl::inline on_cortex_m::port::core
