// getaddrinfo for this computer and for addresses in figures: nobody else is asked within an execution.
#include <netdb.h>

#include <cstdio>
#include <cstring>

#include "check/intercept/export.hpp"
#include "check/intercept/libc_function.hpp"
#include "check/machine/computer.hpp"

namespace {

namespace machine = pawl::check::machine;

pawl::check::intercept::libc_function<int(const char*, const char*, const addrinfo*, addrinfo**)> libc_getaddrinfo{
    "getaddrinfo"};
__attribute__((constructor)) void find_libc_functions() { libc_getaddrinfo.find(); }

bool in_figures(const char* text, const char* figures) { return text[std::strspn(text, figures)] == '\0'; }

}  // namespace

PAWL_EXPORT int getaddrinfo(const char* host, const char* service, const addrinfo* wanted, addrinfo** found) {
    if (!machine::simulating()) return libc_getaddrinfo(host, service, wanted, found);
    addrinfo asked{};
    if (wanted) asked = *wanted;
    if (host && std::strcmp(host, "localhost") == 0) host = asked.ai_family == AF_INET6 ? "::1" : "127.0.0.1";
    if (host && !in_figures(host, "0123456789.") && !in_figures(host, "0123456789abcdefABCDEF:.")) {
        if (asked.ai_flags & AI_NUMERICHOST) return EAI_NONAME;
        char text[200];
        std::snprintf(text, sizeof text, "getaddrinfo() of the host %s", host);
        machine::the_computer.fail(pawl::check::wire::finding_kind::unsupported, text);
    }
    // So libc reads no files of hosts and asks no interfaces.
    asked.ai_flags = (asked.ai_flags | AI_NUMERICHOST) & ~AI_ADDRCONFIG;
    if (service && in_figures(service, "0123456789")) asked.ai_flags |= AI_NUMERICSERV;
    return libc_getaddrinfo(host, service, &asked, found);
}
