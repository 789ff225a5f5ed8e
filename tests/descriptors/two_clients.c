/* Beside a server: two clients in turn. */
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int call_up(void) {
    struct sockaddr_in where = {.sin_family = AF_INET, .sin_port = htons(7007)};
    char text[4];
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int one = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(one, (struct sockaddr*)&where, sizeof where) != 0) return 2;
    if (send(one, "ping", 4, 0) != 4 || recv(one, text, 4, MSG_WAITALL) != 4) return 3;
    close(one);
    return memcmp(text, "ping", 4) == 0 ? 0 : 4;
}

int pawl_beside(void) {
    const int first = call_up();
    return first ? first : call_up();
}
