// What an interceptor keeps about the program, beside the program's own memory, which is put back as a whole.
#pragma once

#include <cstring>

#include "check/machine/task.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::intercept {

/// A table that begins each execution as it stood before the first one.
template <class T>
class execution_table {
public:
    own::vector<T>& now() {
        touched_ = true;
        return now_;
    }

    void restart() {
        if (!begun_) copy(now_, before_first_);
        if (begun_ && touched_) copy(before_first_, now_);
        begun_ = true;
        touched_ = false;
    }

private:
    static void copy(const own::vector<T>& from, own::vector<T>& to) {
        to.resize(from.size());
        if (!from.empty()) std::memcpy(static_cast<void*>(to.begin()), from.begin(), from.size() * sizeof(T));
    }

    own::vector<T> now_, before_first_;
    bool begun_ = false, touched_ = false;
};

/// A value for each task; zero bytes when an execution begins.
template <class T>
class per_task {
public:
    T& of(const machine::task& t) {
        if (t.id >= values_.size()) values_.resize(t.id + 1);
        return values_[t.id];
    }
    void restart() { values_.clear(); }

private:
    own::vector<T> values_;
};

}  // namespace pawl::check::intercept
