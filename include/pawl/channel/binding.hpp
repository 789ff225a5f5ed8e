// A half that one task alone uses, and says so.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/bound_end.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/this_task.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

enum class side_of : bool { senders, receivers };

/// What a half has to do with being bound. Not copied and not moved with it.
template <class Core, side_of Mine>
class binding {
public:
    binding() = default;
    binding(const binding&) = delete;
    binding& operator=(const binding&) = delete;

    [[nodiscard]] bool bind(Core& core, const watch::call_site& at) noexcept {
        let_go(core);
        watch::task_record* const me = watch::this_task();
        const char* const name = core.ends.name();
        end_ = me ? watch::bound_end::take(*me, others_of(core), name ? name : "", at) : nullptr;
        if (!end_) return false;
        // seq_cst: against one more half that comes (endpoints::no_longer_alone): one of the two sees the other.
        bound(core).store(end_, std::memory_order_seq_cst);
        if (!is_alone(core)) {
            let_go(core);
            return false;
        }
        wake_others(&core);  // to publish whom they wait for
        return true;
    }
    void let_go(Core& core) noexcept {
        watch::bound_end* const end = std::exchange(end_, nullptr);
        if (!end) return;
        watch::bound_end* expected = end;
        if (bound(core).compare_exchange_strong(expected, nullptr, std::memory_order_seq_cst)) {
            end->end();
            end->drop();
        }
        end->let_go();
    }

private:
    static std::atomic<watch::bound_end*>& bound(Core& core) noexcept {
        return Mine == side_of::senders ? core.ends.bound_sender : core.ends.bound_receiver;
    }
    static bool is_alone(Core& core) noexcept {
        if constexpr (Mine == side_of::receivers) return core.ends.receivers() == 1;
        return core.ends.senders() == 1 && core.ends.weak_senders.load(std::memory_order_seq_cst) == 0;
    }
    // What the other side sleeps on: null where each has a word of its own, or nobody ever waits.
    static auto* event_of([[maybe_unused]] Core& core) noexcept {
        if constexpr (Mine == side_of::senders) {
            if constexpr (requires { core.items(); })
                return &core.items();
            else
                return static_cast<std::nullptr_t*>(nullptr);
        } else {
            if constexpr (requires { core.room(); })
                return &core.room();
            else
                return static_cast<std::nullptr_t*>(nullptr);
        }
    }
    static constexpr bool by_event = !std::is_same_v<decltype(event_of(std::declval<Core&>())), std::nullptr_t*>;

    static std::uint32_t wake_ups([[maybe_unused]] void* core) noexcept {
        if constexpr (by_event)
            return event_of(*static_cast<Core*>(core))->watch().seen;
        else
            return 0;
    }
    static void wake_others(void* core) noexcept {
        [[maybe_unused]] Core& of = *static_cast<Core*>(core);
        if constexpr (by_event)
            event_of(of)->notify_all();
        else if constexpr (requires { of.nudge(of.senders()); })
            of.nudge(Mine == side_of::senders ? of.receivers() : of.senders());
    }
    static void refer(void* core) noexcept { static_cast<Core*>(core)->ends.refer(); }
    static void release(void* core) noexcept {
        if (static_cast<Core*>(core)->ends.release()) Core::destroy(static_cast<Core*>(core));
    }
    static watch::other_side others_of(Core& core) noexcept {
        return {&core, by_event ? wake_ups : nullptr, wake_others, refer, release};
    }

    watch::bound_end* end_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::channel
