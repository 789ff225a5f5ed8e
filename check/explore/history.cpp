#include "check/explore/history.hpp"

#include <cstring>

namespace pawl::check::explore {

void history::clear() {
    events_.clear();
    clocks_.clear();
    log_.clear();
    log_.push_back({});
    slots_.clear();
    slots_.resize(1024);
    slots_in_use_ = 0;
    actors_.clear();
    spawns_.clear();
    spawns_.push_back({});
    width_ = 0;
    widen(32);
}

// Clocks have one entry for each actor; more actors are rare, and then all clocks are laid out anew.
void history::widen(std::uint32_t actors) {
    std::uint32_t width = width_ ? width_ : 32;
    while (width < actors) width *= 2;
    own::vector<std::uint32_t> wider;
    wider.resize(events_.size() * std::size_t{width});
    for (std::size_t i = 0; i < events_.size(); ++i)
        std::memcpy(&wider[i * width], &clocks_[i * width_], width_ * sizeof(std::uint32_t));
    clocks_.release();
    clocks_ = wider;
    clock_.resize(width);
    seen_.resize(width);
    actors_.resize(width);
    width_ = width;
}

void history::shorten_to(std::uint32_t size) {
    while (events_.size() > size) {
        const event_record& last = events_.back();
        while (log_.size() > last.entries) {
            const entry& e = log_.back();
            slots_[e.slot].last = e.before;
            slots_[e.slot].last_write = e.write_before;
            log_.pop_back();
        }
        actors_[last.actor].last = last.before;
        events_.pop_back();
    }
    clocks_.resize(events_.size() * std::size_t{width_});
    for (const spawn& one : spawns_) actors_[one.actor].origin = none;
    spawns_.resize(1);
}

void history::spawned(std::uint16_t actor, std::uint32_t by) {
    if (actor >= width_) widen(actor + 1u);
    std::uint32_t& last = actors_[actor].origin;
    spawns_.push_back({actor, by, last});
    last = static_cast<std::uint32_t>(spawns_.size() - 1);
}

// The event that made the next one of this actor possible; a source of interrupts may be declared again, and its handler
// begins each time that it comes. What is told of the whole execution lies partly ahead.
std::uint32_t history::origin_of(std::uint16_t actor) const {
    std::uint32_t at = actors_[actor].origin;
    while (at && spawns_[at].by >= events_.size()) at = spawns_[at].before;
    return at ? spawns_[at].by + 1 : none;
}

void history::consider(std::uint16_t actor) {
    if (actor >= width_) widen(actor + 1u);
    const actor_record& who = actors_[actor];
    const std::uint32_t origin = origin_of(actor);
    const std::uint32_t from = who.last ? who.last : origin;
    if (from)
        std::memcpy(clock_.begin(), at(from - 1), width_ * sizeof(std::uint32_t));
    else
        std::memset(clock_.begin(), 0, width_ * sizeof(std::uint32_t));
    if (who.last && origin) comes_after(origin - 1);
    std::memcpy(seen_.begin(), clock_.begin(), width_ * sizeof(std::uint32_t));
}

void history::comes_after(std::uint32_t event) {
    const std::uint32_t* other = at(event);
    std::uint32_t* own = clock_.begin();
    for (std::uint32_t i = 0; i < width_; ++i)
        if (other[i] > own[i]) own[i] = other[i];
}

void history::append(std::uint16_t actor, const wire::footprint& touched) {
    const std::uint32_t event = size();
    events_.push_back({actor, actors_[actor].last, static_cast<std::uint32_t>(log_.size())});
    actors_[actor].last = event + 1;
    clock_[actor] = event + 1;
    clocks_.resize((event + std::size_t{1}) * width_);
    std::memcpy(&clocks_[event * std::size_t{width_}], clock_.begin(), width_ * sizeof(std::uint32_t));
    for (int i = 0; i < touched.count; ++i)
        if (touched.at[i].how != wire::touch::follows) enter(touched.at[i], event);
    if (touched.everything) enter({wide_key, 0xff, wire::touch::writes, 0, 0}, event);
}

std::uint32_t history::slot_of(std::uint64_t key) {
    if ((slots_in_use_ + 1) * 2 > slots_.size()) {
        // Entries know their slot, so they are told where it went.
        own::vector<slot> old = slots_;
        slots_ = {};
        slots_.resize(old.size() * 2);
        slots_in_use_ = 0;
        for (const slot& s : old) {
            if (!s.used || !s.last) continue;
            const std::uint32_t place = slot_of(s.key);
            slots_[place].last = s.last;
            slots_[place].last_write = s.last_write;
            for (std::uint32_t e = s.last; e; e = log_[e].before) log_[e].slot = place;
        }
        old.release();
    }
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = ((key * 0x9e3779b97f4a7c15u) >> 32) & mask;
    while (slots_[i].used && slots_[i].key != key) i = (i + 1) & mask;
    if (!slots_[i].used) {
        slots_[i] = {key, none, none, true};
        ++slots_in_use_;
    }
    return static_cast<std::uint32_t>(i);
}

const history::slot* history::find(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = ((key * 0x9e3779b97f4a7c15u) >> 32) & mask; slots_[i].used; i = (i + 1) & mask)
        if (slots_[i].key == key) return &slots_[i];
    return nullptr;
}

void history::enter(const wire::touched_place& place, std::uint32_t event) {
    const std::uint32_t at = slot_of(place.key);
    slot& s = slots_[at];
    const auto number = static_cast<std::uint32_t>(log_.size());
    log_.push_back({place, event, at, s.last, s.last_write});
    s.last = number;
    if (place.how == wire::touch::writes) s.last_write = number;
}

// ---- visits ----

std::uint32_t history::visits::event() const { return in_->log_[entry_].event; }
std::uint8_t history::visits::was_ready() const { return in_->log_[entry_].place.was_ready; }
bool history::visits::writes_all() const {
    const wire::touched_place& p = in_->log_[entry_].place;
    return p.how == wire::touch::writes && (p.bytes & place_.bytes) == place_.bytes;
}

void history::visits::next() {
    const entry& e = in_->log_[entry_];
    entry_ = place_.how == wire::touch::writes ? e.before : e.write_before;
    settle();
}

// Other bytes of the same word are another place.
void history::visits::settle() {
    while (entry_ && (in_->log_[entry_].place.bytes & place_.bytes) == 0) {
        const entry& e = in_->log_[entry_];
        entry_ = place_.how == wire::touch::writes ? e.before : e.write_before;
    }
}

history::visits history::at_place(const wire::touched_place& place) const {
    visits found;
    found.in_ = this;
    found.place_ = place;
    if (const slot* s = find(place.key)) found.entry_ = place.how == wire::touch::writes ? s->last : s->last_write;
    found.settle();
    return found;
}

}  // namespace pawl::check::explore
