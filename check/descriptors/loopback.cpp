#include "check/descriptors/loopback.hpp"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stddef.h>

#include <cstring>

#include "check/own/vector.hpp"

namespace pawl::check::descriptors {
namespace {

struct entry {
    socket_address address;
    description* socket;  // null: a path whose socket is gone stays taken
    int kind;             // SOCK_STREAM and SOCK_DGRAM have ports of their own
};

own::vector<entry> names;

// Its own, whoever else takes one: by the number of the place, which equal schedules share.
std::uint16_t port_for(const description& d) {
    constexpr std::uint64_t first_own_port = 32768, own_ports = 28000;
    return static_cast<std::uint16_t>(first_own_port + number_of(*d.in) % own_ports);
}

sockaddr_in& v4(socket_address& a) { return reinterpret_cast<sockaddr_in&>(a.room); }
const sockaddr_in& v4(const socket_address& a) { return reinterpret_cast<const sockaddr_in&>(a.room); }
sockaddr_in6& v6(socket_address& a) { return reinterpret_cast<sockaddr_in6&>(a.room); }
const sockaddr_in6& v6(const socket_address& a) { return reinterpret_cast<const sockaddr_in6&>(a.room); }

std::uint16_t port_of(const socket_address& a) {
    if (a.any.sa_family == AF_INET) return ntohs(v4(a).sin_port);
    if (a.any.sa_family == AF_INET6) return ntohs(v6(a).sin6_port);
    return 0;
}

void set_port(socket_address& a, std::uint16_t port) {
    if (a.any.sa_family == AF_INET) v4(a).sin_port = htons(port);
    if (a.any.sa_family == AF_INET6) v6(a).sin6_port = htons(port);
}

// Both kinds of internet address, as one: 0 stands for any.
struct host {
    bool any;
    std::uint32_t number;  // of 127.0.0.0/8; ::1 is 127.0.0.1
};

host host_of(const socket_address& a) {
    if (a.any.sa_family == AF_INET) return {v4(a).sin_addr.s_addr == INADDR_ANY, ntohl(v4(a).sin_addr.s_addr)};
    const in6_addr& six = v6(a).sin6_addr;
    if (IN6_IS_ADDR_UNSPECIFIED(&six)) return {true, 0};
    if (IN6_IS_ADDR_LOOPBACK(&six)) return {false, INADDR_LOOPBACK};
    std::uint32_t last;
    std::memcpy(&last, &six.s6_addr[12], sizeof last);
    return {false, ntohl(last)};
}

bool is_path(const socket_address& a) { return a.any.sa_family == AF_UNIX; }

// An abstract name is as long as it is; a path ends at its first zero byte.
std::uint64_t path_length(const socket_address& a) {
    const std::uint64_t whole = a.length - offsetof(sockaddr_un, sun_path);
    return a.path.sun_path[0] == '\0' ? whole : strnlen(a.path.sun_path, whole);
}

bool same_path(const socket_address& a, const socket_address& b) {
    const std::uint64_t length = path_length(a);
    return length == path_length(b) && std::memcmp(a.path.sun_path, b.path.sun_path, length) == 0;
}

// Exactly, or because one of them stands for every address of this computer.
bool meets(const socket_address& a, const socket_address& b) {
    if (is_path(a) != is_path(b)) return false;
    if (is_path(a)) return same_path(a, b);
    const host one = host_of(a), other = host_of(b);
    return port_of(a) == port_of(b) && (one.any || other.any || one.number == other.number);
}

}  // namespace

bool is_here(const socket_address& address) {
    if (is_path(address)) return true;
    const host at = host_of(address);
    return at.any || at.number >> 24 == 127;
}

description* named(const socket_address& address) {
    for (const entry& one : names)
        if (one.socket && meets(one.address, address)) return one.socket;
    return nullptr;
}

int give_name(description& d, socket_address address) {
    if (d.own.length > 0 && d.state != socket_state::fresh) return -EINVAL;
    if (!is_path(address) && !is_here(address)) return -EADDRNOTAVAIL;
    if (!is_path(address) && port_of(address) == 0) set_port(address, port_for(d));
    for (const entry& one : names)
        if (one.kind == d.type && meets(one.address, address)) return -EADDRINUSE;
    names.push_back({address, &d, d.type});
    d.own = address;
    if (d.state == socket_state::fresh) d.state = socket_state::bound;
    return 0;
}

void give_some_name(description& d) {
    if (d.own.length > 0 || d.domain == AF_UNIX) return;
    d.own = {};
    d.own.any.sa_family = static_cast<sa_family_t>(d.domain);
    d.own.length = d.domain == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
    if (d.domain == AF_INET) v4(d.own).sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (d.domain == AF_INET6) v6(d.own).sin6_addr = in6addr_loopback;
    set_port(d.own, port_for(d));
    if (d.kind == description_kind::datagram) names.push_back({d.own, &d, d.type});
}

void forget_name(const description& d) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].socket != &d) continue;
        names[i].socket = nullptr;
        const bool stays = is_path(d.own) && d.own.path.sun_path[0] != '\0';
        if (stays) continue;
        names[i--] = names.back();
        names.pop_back();
    }
}

bool unlink_path(const char* path) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const socket_address& a = names[i].address;
        if (!is_path(a) || path_length(a) != std::strlen(path) || std::memcmp(a.path.sun_path, path, path_length(a)) != 0)
            continue;
        names[i] = names.back();
        names.pop_back();
        return true;
    }
    return false;
}

void restart_names() {
    names.clear();
}

}  // namespace pawl::check::descriptors
