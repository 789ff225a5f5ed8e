// Lets a wait graph see who has claimed a slot of a channel, and who spins until it is written.
#pragma once

#include <pawl/watch.hpp>

#include <source_location>

namespace tablet {

/// A claimed slot is held by its sender until it is written, as a lock would be; whoever spins on it waits for that sender.
struct tells_the_wait_graph {
    static constexpr const char* slot_name = "the slot it claimed";

    class claim {
    public:
        explicit claim(const void* slot, std::source_location at = std::source_location::current()) noexcept;
        claim(const claim&) = delete;
        claim& operator=(const claim&) = delete;
        ~claim();

    private:
        pawl::watch::task_record* mine_;
        const void* slot_;
    };
    class spin {
    public:
        explicit spin(const void* slot, std::source_location at = std::source_location::current()) noexcept;
        spin(const spin&) = delete;
        spin& operator=(const spin&) = delete;
        ~spin();

    private:
        pawl::watch::task_record* mine_;
    };
};

}  // namespace tablet
