#include "cli/baseline_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "check/report/finding_identity.hpp"
#include "check/report/known_words.hpp"
#include "check/report/noted_words.hpp"
#include "cli/whole_file.hpp"

namespace pawl::cli {
namespace {

namespace report = check::report;
namespace wire = check::wire;

std::string today() {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return text;
}

std::string names_of(const std::vector<std::filesystem::path>& files) {
    std::string text;
    for (const auto& file : files) text += (text.empty() ? "" : " ") + file.filename().string();
    return text;
}

std::expected<report::baseline, std::string> read(const std::string& name, bool must_exist) {
    if (std::error_code error; !must_exist && !std::filesystem::exists(name, error)) return report::baseline{};
    // /dev/full and the like never end.
    if (std::error_code error; std::filesystem::is_character_file(name, error))
        return std::unexpected("the baseline " + name + " is no file");
    const auto text = read_whole_file(name);
    if (!text) return std::unexpected("cannot read the baseline " + name + ": " + text.error());
    auto known = report::parse_baseline(*text);
    if (!known) return std::unexpected("the baseline " + name + ": " + known.error());
    return known;
}

/// Would the search have met it again, were it still there?
bool looked_for(const report::baseline_entry& entry, const report::verdict& verdict) {
    if (verdict.complete) return true;
    if (verdict.result != report::outcome::ok || entry.preemptions < 0 || verdict.orders_left > 0) return false;
    return std::ranges::all_of(verdict.machines, [&](const report::coverage& one) {
        return one.complete || one.preemptions >= entry.preemptions;
    });
}

/// Other programs of the same baseline may be checked at the same time.
class folder_lock {
public:
    explicit folder_lock(const std::string& file) {
        const auto folder = std::filesystem::path(file).parent_path();
        descriptor_ = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        while (descriptor_ >= 0 && flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
        }
    }
    ~folder_lock() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    folder_lock(const folder_lock&) = delete;
    folder_lock& operator=(const folder_lock&) = delete;

private:
    int descriptor_;
};

report::baseline_entry entry_of(const report::known_finding& one, const report::verdict& whole,
                                report::symbolizer& symbols) {
    report::baseline_entry entry;
    entry.kind = report::kind_key(one.what.kind);
    entry.fingerprint = one.fingerprint;
    entry.parts = report::identity_of(one.what, report::alone(one, whole), symbols).parts;
    entry.message = report::explain_known(one, whole, symbols).headline;
    entry.preemptions = std::max(one.what.preemptions, 0);
    return entry;
}

void put(report::baseline& into, report::baseline_entry entry) {
    const auto before = std::ranges::find(into.entries, entry.fingerprint, &report::baseline_entry::fingerprint);
    if (before == into.entries.end()) {
        into.entries.push_back(std::move(entry));
        return;
    }
    entry.reason = before->reason;
    entry.expires = before->expires;
    // The most preemptions that it was ever seen with: so far a search must go before it may say that it is gone.
    if (before->preemptions >= 0 && entry.preemptions >= 0)
        entry.preemptions = std::max(entry.preemptions, before->preemptions);
    *before = std::move(entry);
}

}  // namespace

std::expected<baseline_file, std::string> baseline_file::of(const check_options& options) {
    baseline_file result;
    result.in_use_ = !options.baseline.empty() || !options.write_baseline.empty();
    if (!result.in_use_) return result;
    const bool writes = !options.write_baseline.empty();
    const std::string& name = writes ? options.write_baseline : options.baseline;
    auto known = read(name, !writes);
    if (!known) return std::unexpected(known.error());
    if (writes)
        if (const std::string failure = not_writable(name); !failure.empty())
            return std::unexpected("cannot write the baseline " + name + ": " + failure);
    result.known_ = std::move(*known);
    result.to_write_ = options.write_baseline;
    result.program_ = names_of(options.files);
    result.today_ = today();
    return result;
}

bool baseline_file::accepts_fingerprint(const std::string& fingerprint) const {
    if (writes()) return true;
    const report::baseline_entry* entry = known_.find(fingerprint);
    return entry != nullptr && !report::is_expired(*entry, today_);
}

std::function<bool(const std::string&)> baseline_file::accepts() const {
    if (!in_use_) return {};
    return [this](const std::string& fingerprint) { return accepts_fingerprint(fingerprint); };
}

std::string baseline_file::accepted() const {
    std::vector<std::string> all;
    for (const report::baseline_entry& entry : known_.entries)
        if (accepts_fingerprint(entry.fingerprint)) all.push_back(entry.fingerprint);
    std::ranges::sort(all);
    std::string text;
    for (const std::string& one : all) text += " known:" + one;
    return text;
}

void baseline_file::settle(report::verdict& verdict, report::symbolizer& symbols) const {
    if (!in_use_) return;
    std::vector<std::string> met;
    for (report::known_finding& one : verdict.known) {
        met.push_back(one.fingerprint);
        if (const report::baseline_entry* entry = known_.find(one.fingerprint)) one.reason = entry->reason;
    }
    report::task_words names(verdict.what ? &*verdict.what : nullptr, verdict, symbols);
    const auto told = report::told(verdict, names);
    std::vector<report::noted> left;
    for (const report::noted& one : verdict.noted) {
        const std::string fingerprint = report::identity_of(one, verdict, symbols).fingerprint;
        const bool is_told = std::ranges::find(told, &one) != told.end();
        const auto error = std::ranges::find(verdict.known, fingerprint, &report::known_finding::fingerprint);
        const bool is_first = std::ranges::find(met, fingerprint) == met.end();
        met.push_back(fingerprint);
        if (error != verdict.known.end())
            error->warned = one;
        else if (!accepts_fingerprint(fingerprint))
            left.push_back(one);
        else if (is_told && is_first)
            verdict.known_noted.push_back(one);
    }
    verdict.noted = std::move(left);
    std::erase_if(verdict.warnings, [&](const wire::finding& one) {
        const std::string fingerprint = report::identity_of(one, verdict, symbols).fingerprint;
        met.push_back(fingerprint);
        if (!accepts_fingerprint(fingerprint)) return false;
        verdict.known_warnings.push_back(one);
        return true;
    });
    if (verdict.result == report::outcome::wrong && verdict.what) {
        met.push_back(report::identity_of(*verdict.what, verdict, symbols).fingerprint);
        if (const report::baseline_entry* entry = known_.find(met.back())) verdict.known_until = entry->expires;
    }
    for (const report::baseline_entry& entry : known_.entries)
        if (entry.program == program_ && std::ranges::find(met, entry.fingerprint) == met.end())
            verdict.missed.push_back(
                {entry.fingerprint, entry.kind, entry.message, entry.reason, looked_for(entry, verdict)});
}

std::string baseline_file::write(const report::verdict& verdict, report::symbolizer& symbols) const {
    if (!writes()) return {};
    const folder_lock alone(to_write_);
    auto all = read(to_write_, false);
    if (!all) return all.error();
    std::erase_if(all->entries, [&](const report::baseline_entry& entry) {
        return std::ranges::any_of(verdict.missed, [&](const report::missed_finding& one) {
            return one.looked_for && one.fingerprint == entry.fingerprint;
        });
    });
    const auto add = [&](report::baseline_entry entry) {
        entry.program = program_;
        put(*all, std::move(entry));
    };
    for (const report::known_finding& one : verdict.known) add(entry_of(one, verdict, symbols));
    report::task_words names(nullptr, verdict, symbols);
    for (const report::noted& one : verdict.known_noted) {
        const auto who = report::identity_of(one, verdict, symbols);
        add({.fingerprint = who.fingerprint,
             .kind = report::kind_key(one.facts.kind),
             .program = {},
             .message = report::explain(one, names).headline,
             .parts = who.parts,
             .preemptions = -1,
             .reason = {},
             .expires = {}});
    }
    for (const wire::finding& one : verdict.known_warnings) {
        const auto who = report::identity_of(one, verdict, symbols);
        report::task_words warned(&one, verdict, symbols);
        add({.fingerprint = who.fingerprint,
             .kind = report::kind_key(one.kind),
             .program = {},
             .message = report::explain(one, verdict, warned).headline,
             .parts = who.parts,
             .preemptions = -1,
             .reason = {},
             .expires = {}});
    }
    if (const std::string failure = write_whole_file(to_write_, report::to_text(std::move(*all))); !failure.empty())
        return "cannot write the baseline " + to_write_ + ": " + failure;
    return {};
}

}  // namespace pawl::cli
