// The memory that supervisor and worker share: created here, found by the worker through PAWL_SESSION.
#pragma once

#include <expected>
#include <string>

#include "check/wire/session.hpp"

namespace pawl::check::supervise {

/// One for each worker. Only there its address is a fixed one.
class session_block {
public:
    static std::expected<session_block, std::string> create();

    session_block(session_block&& other) noexcept;
    session_block& operator=(session_block&&) = delete;
    ~session_block();

    wire::session& operator*() const { return *session_; }
    wire::session* operator->() const { return session_; }
    int descriptor() const { return descriptor_; }

private:
    session_block(wire::session* session, int descriptor) : session_(session), descriptor_(descriptor) {}

    wire::session* session_;
    int descriptor_;
};

}  // namespace pawl::check::supervise
