/* A program that was linked against glibc's conditions from before 2003. */
#include <pthread.h>

struct old_condition {
    void* place;
};
extern int old_init(struct old_condition*, const void*);
extern int old_wait(struct old_condition*, pthread_mutex_t*);
extern int old_signal(struct old_condition*);
__asm__(".symver old_init, pthread_cond_init@GLIBC_2.2.5");
__asm__(".symver old_wait, pthread_cond_wait@GLIBC_2.2.5");
__asm__(".symver old_signal, pthread_cond_signal@GLIBC_2.2.5");

static pthread_mutex_t state = PTHREAD_MUTEX_INITIALIZER;
static struct {
    struct old_condition changed;
    long guard;
} shared = {{0}, 0x5a5a};
static int done;

static void* finish(void* unused) {
    pthread_mutex_lock(&state);
    done = 1;
    old_signal(&shared.changed);
    pthread_mutex_unlock(&state);
    return unused;
}

int main(void) {
    pthread_t other;
    old_init(&shared.changed, 0);
    pthread_mutex_lock(&state);
    pthread_create(&other, 0, finish, 0);
    while (!done) old_wait(&shared.changed, &state);
    pthread_mutex_unlock(&state);
    pthread_join(other, 0);
    return shared.guard == 0x5a5a ? 11 : 1; /* the new one would have written over it */
}
