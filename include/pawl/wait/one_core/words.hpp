// Those who wait for words that no event counts: an offer at a rendezvous, the line of a lock. Nobody knows them; they are looked at
// when any such word was changed. Nothing of this is linked where nobody waits so.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/one_core/suspended.hpp>
#include <pawl/wait/word_set.hpp>

#include <algorithm>
#include <chrono>
#include <span>

namespace pawl::inline PAWL_PORT::wait {

class waiting_for_words : public timed_suspended {
protected:
    waiting_for_words() noexcept = default;
    ~waiting_for_words() = default;

private:
    friend class word_waits;
    virtual std::span<const port::watched> words() const noexcept = 0;
    [[nodiscard]] bool have_changed() const noexcept { return std::ranges::any_of(words(), port::has_changed); }

    waiting_for_words* next_ = nullptr;
    waiting_for_words* previous_ = nullptr;
    bool listed_ = false;
};

/// In a loop. Touched by the loop alone.
class word_waits {
public:
    constexpr word_waits() noexcept = default;

    void add(waiting_for_words& one, inbox& box) noexcept {
        part_ = &whole_;
        box.is_to_look_at_words(true);
        one.listed_ = true;
        one.previous_ = nullptr;
        one.next_ = first_;
        if (first_) first_->previous_ = &one;
        first_ = &one;
    }
    void remove(waiting_for_words& one, inbox& box) noexcept {
        if (!one.listed_) return;
        one.listed_ = false;
        (one.previous_ ? one.previous_->next_ : first_) = one.next_;
        if (one.next_) one.next_->previous_ = one.previous_;
        if (!first_) box.is_to_look_at_words(false);
    }
    /// Those whose words have changed are ready then. True: there were some. all: all are, whatever their words say.
    bool look(inbox& box, bool all = false) noexcept { return part_ && part_->look(*this, box, all); }
    /// By a thread that sleeps on these as well; more: its words. False: nobody waits for words.
    bool sleep(std::span<const port::watched> more) noexcept { return part_ && part_->sleep(*this, more); }

private:
    struct part {
        bool (*look)(word_waits&, inbox&, bool all) noexcept;
        bool (*sleep)(word_waits&, std::span<const port::watched>) noexcept;
    };
    static bool look_through(word_waits& mine, inbox& box, bool all) noexcept {
        bool some = false;
        for (waiting_for_words* next = mine.first_; next;) {
            waiting_for_words& one = *next;
            next = one.next_;
            if (!all && !one.have_changed()) continue;
            mine.remove(one, box);
            one.make_ready(suspended::looks_first);
            some = true;
        }
        return some;
    }
    static bool sleep_on_words(word_waits& mine, std::span<const port::watched> more) noexcept {
        if (!mine.first_) return false;
        word_set words;
        bool current = true;
        for (const port::watched& each : more) current = words.add(each) && current;
        for (const waiting_for_words* one = mine.first_; one; one = one->next_) {
            if (one->have_changed()) return true;
            for (const port::watched& each : one->words()) current = words.add(each) && current;
        }
        const auto until = words.overflowed() ? port::clock::now() + port::longest_unwoken
                                              : port::clock::time_point::max();
        if (current) port::wait_any(words.words(), until);
        return true;
    }
    static constexpr part whole_{&look_through, &sleep_on_words};

    const part* part_ = nullptr;
    waiting_for_words* first_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::wait
