// What a board keeps in a register, or its core behind a lock: two tasks that use it at once do not race.
#ifndef PAWL_SKETCH_BOARD_VALUE_H
#define PAWL_SKETCH_BOARD_VALUE_H

namespace pawl_sketch {

template <typename T>
class board_value {
public:
    constexpr board_value(T value = T()) : value_(value) {}
    board_value(const board_value& other) : value_(other) {}
    operator T() const { return __atomic_load_n(&value_, __ATOMIC_RELAXED); }
    T operator=(T value) {
        __atomic_store_n(&value_, value, __ATOMIC_RELAXED);
        return value;
    }
    board_value& operator=(const board_value& other) {
        *this = static_cast<T>(other);
        return *this;
    }
    // Each gives what stood there before.
    T exchange(T value) { return __atomic_exchange_n(&value_, value, __ATOMIC_RELAXED); }
    T set_bits(T bits) { return __atomic_fetch_or(&value_, bits, __ATOMIC_RELAXED); }
    T keep_bits(T bits) { return __atomic_fetch_and(&value_, bits, __ATOMIC_RELAXED); }

private:
    T value_;
};

}  // namespace pawl_sketch

#endif
