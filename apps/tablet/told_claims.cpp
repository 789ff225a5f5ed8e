#include "apps/tablet/told_claims.hpp"

namespace tablet {
namespace {

using pawl::watch::call_site;

// A sender that ends between claim and write: the slot stays as it is, and so does whoever waits for it.
void ended_half_way(void*, pawl::watch::fate) noexcept {}

}  // namespace

tells_the_wait_graph::claim::claim(const void* slot, std::source_location at) noexcept
    : mine_{pawl::watch::this_task()}, slot_{slot} {
    if (mine_ && mine_->holds.full()) mine_ = nullptr;
    if (mine_) mine_->holds.add(const_cast<void*>(slot), slot_name, ended_half_way, call_site::of(at));
}
tells_the_wait_graph::claim::~claim() {
    if (mine_) mine_->holds.remove(slot_);
}

tells_the_wait_graph::spin::spin(const void* slot, std::source_location at) noexcept : mine_{pawl::watch::this_task()} {
    if (mine_)
        mine_->begin_wait(pawl::watch::waits_to::receive, slot, slot_name, call_site::of(at),
                          pawl::port::clock::time_point::max());
}
tells_the_wait_graph::spin::~spin() {
    if (mine_) mine_->end_wait();
}

}  // namespace tablet
