// A baseline: findings that are known and accepted, as a file that people read, review and change.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::check::report {

struct baseline_entry {
    std::string fingerprint;         // of finding_identity
    std::string kind;                // "deadlock"
    std::string program;             // that it was found in: the names of its sources
    std::string message;             // the report's headline
    std::vector<std::string> parts;  // what the fingerprint was made of, for people
    int preemptions = -1;            // that the schedule took; -1: not known
    std::string reason;              // why it is accepted, by whoever accepts it
    std::string expires;             // "2027-01-31": from the next day on it counts as new; empty: never
};

struct baseline {
    std::vector<baseline_entry> entries;

    const baseline_entry* find(std::string_view fingerprint) const;
};

/// The error names the place: a line of the text, or which entry.
std::expected<baseline, std::string> parse_baseline(std::string_view text);

/// In the order of the kinds' names and programs, so that a version-control system shows small differences.
std::string to_text(baseline all);

/// `today` as in an entry: "2026-11-23".
bool is_expired(const baseline_entry& entry, std::string_view today);

}  // namespace pawl::check::report
