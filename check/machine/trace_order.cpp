#include "check/machine/trace_order.hpp"

namespace pawl::check::machine {

// Clocks stand in the memory of the execution, which is given back as a whole.
void trace_order::begin_execution() {
    known_.clear();
    spawned_.clear();
    in_use_ = 0;
    ++execution_;
    everything_ = wide_ = {};
    if (places_.empty()) places_.resize(256);
}

vector_clock& trace_order::own(std::uint32_t task) {
    if (task >= known_.size()) known_.resize(task + std::size_t{1});
    return known_[task];
}

void trace_order::spawned(std::uint32_t task) { spawned_.push_back(task); }

void trace_order::append(std::uint32_t task, const wire::footprint& touched) {
    vector_clock& mine = own(task);
    mine.join(touched.everything ? everything_ : wide_);
    // Which bytes of a word does not matter here: too many orders cost executions, too few would lose some.
    for (int i = 0; i < touched.count; ++i) {
        place& at = place_of(touched.at[i].key);
        mine.join(touched.at[i].how == wire::touch::writes ? at.all : at.writes);
    }
    mine.raise(task, mine.of(task) + 1);
    everything_.join(mine);
    if (touched.everything) wide_.join(mine);
    for (int i = 0; i < touched.count; ++i) {
        place& at = place_of(touched.at[i].key);
        at.all.join(mine);
        if (touched.at[i].how == wire::touch::writes) at.writes.join(mine);
    }
    for (const std::uint32_t child : spawned_) {
        const vector_clock parent = own(task);  // its storage stays where it is
        own(child).join(parent);
    }
    spawned_.clear();
}

trace_order::place& trace_order::place_of(std::uint64_t key) {
    if (in_use_ * 2 >= places_.size()) grow();
    const std::size_t mask = places_.size() - 1;
    std::size_t i = ((key * 0x9e3779b97f4a7c15u) >> 32) & mask;
    while (places_[i].execution == execution_ && places_[i].key != key) i = (i + 1) & mask;
    if (places_[i].execution != execution_) {
        places_[i] = {key, execution_, {}, {}};
        ++in_use_;
    }
    return places_[i];
}

void trace_order::grow() {
    own::vector<place> old = places_;
    places_ = {};
    places_.resize(old.size() * 2);
    in_use_ = 0;
    for (const place& one : old)
        if (one.execution == execution_) place_of(one.key) = one;
    old.release();
}

}  // namespace pawl::check::machine
